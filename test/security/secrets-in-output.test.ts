import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatNames } from '../../src/config/config.ts';
import { movedTo, type Pages, playArchive, playHosts } from '../cli/played-hosts.ts';
import { type Session, startSession } from '../cli/session.ts';

/** Every secret has this in it, so that parts of one are found as well. */
const mark = 'Geheim7';
let count = 0;
/** A secret that nothing else contains; letters and digits alone, so that no spelling hides it. */
const secret = (): string => {
  count += 1;
  return `${mark}x${count}y`;
};
const login = (): string => `${secret()}:${secret()}`;

const pages: Pages = {
  'old.site.example/page': movedTo('http://new.site.example/page'),
  'new.site.example/page': {},
  'fine.example/': {},
  'cookie.example/': {
    status: 302,
    headers: { 'set-cookie': `session=${secret()}`, location: `http://${login()}@fine.example/` },
  },
  'nowhere.example/': { status: 302, headers: { location: `ftp://${login()}@fine.example/` } },
  'broken.example/': { status: 302, headers: { location: `http://${login()}@fine.example:99999/` } },
  'round.example/': { status: 301, headers: { location: `http://${login()}@round.example/` } },
  'refresh.example/': { body: `<meta http-equiv=refresh content="0;url=http://${login()}@fine.example/">` },
  'wall.example/': { status: 401, headers: { 'www-authenticate': `Basic realm="${secret()}"` } },
  'limited.example/': { status: 503 },
};

/** A link in every form that Markdown has for one, each with a user and a password of its own. */
const list = `# A list of https://${login()}@fine.example/

See <http://${login()}@fine.example/> and http://${login()}@fine.example/bare and www.fine.example.

## Section [with a link](http://${login()}@fine.example/section) and \`http://${login()}@fine.example/code\`

- [Old](http://${login()}@old.site.example/page) - [more](http://${login()}@old.site.example/page "Title")
- [http://${login()}@gone.example/a](http://${login()}@gone.example/a) and ![image](http://${login()}@gone.example/a.png)
- [Reference][one], <a href="http://${login()}@gone.example/html">in HTML</a>, <img src=//${login()}@gone.example/i>
- [Cookie](http://${login()}@cookie.example/), [nowhere](http://nowhere.example/), [broken](http://broken.example/)
- [Round](http://${login()}@round.example/), [refresh](http://refresh.example/), [wall](http://wall.example/)
- [Limited](http://${login()}@limited.example/), [no name](http://${login()}@nobody.invalid/)
- [Inside](http://${login()}@10.0.0.1/), [left out](http://${login()}@left-out.example/)
- [Remapped](http://remapped.example/page)
- Malformed: [port](http://${login()}@fine.example:99999/), [slash](http:/${login()}@fine.example/),
  [scheme](htps://${login()}@fine.example/), [twice](http://https://${login()}@fine.example/),
  [space](<http://${login()}@fine .example/>), [other](ftp://${login()}@fine.example/), [empty](http://${login()}@/),
  [bracket]([http://${login()}@fine.example/]), [template](http://${login()}@{{ host }}/), [lost](//${login()}@gone.example/b)

[one]: http://${login()}@gone.example/one
[unused]: http://${login()}@gone.example/unused
`;

const env = {
  TOKEN: secret(),
  USER_NAME: secret(),
  PASSWORD: secret(),
  GH_TOKEN: secret(),
  HTTPS_PROXY: `http://${login()}@proxy.example:1`,
};

const config = JSON.stringify({
  hosts: {
    'fine.example': { headers: { authorization: ['Bearer $', '{TOKEN}'].join(''), 'x-written': secret() } },
    'wall.example': { basicAuth: { user: 'USER_NAME', password: 'PASSWORD' } },
    '*.example': { headers: { cookie: `login=${secret()}`, 'x-custom': `Token ${secret()}` } },
  },
  remap: [{ from: 'http://remapped.example/', to: `http://${login()}@fine.example/` }],
  exclude: [`http://${login()}@left-out.example/**`],
  endpoints: { npmPackages: `http://${login()}@packages.example` },
  archive: { endpoint: `http://${login()}@archive.example` },
  redirects: { keep: [`http://${login()}@kept.example/**`] },
});

const flags = ['--allow-private=*.example', '--host-interval', '0', '--attempts', '1', '--fail-on', 'never'];

/** Every line in which a secret is to be read. */
const leaks = (text: string): readonly string[] => text.split('\n').filter((line) => line.includes(mark));

/** What a session left in its directory beside its own two files. */
function left({ directory }: Session): string {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const others = files.filter(({ name }) => name !== 'README.md' && name !== 'linkmend.config.json');
  return others.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n');
}

const archive = playArchive({ 'http://gone.example/a': '20180102030405', 'http://gone.example/one': '20180102030405' });

async function runWith(...argv: readonly string[]): Promise<{ readonly said: string; readonly session: Session }> {
  await using hosts = await playHosts(pages);
  const files = { 'README.md': list, 'linkmend.config.json': config };
  const session = startSession({ files, env, ports: { ...hosts.ports, fetch: archive } });
  const { stdout, stderr, code } = await session.run(...argv);
  expect(code, stderr).toBeLessThan(2);
  return { said: `${stdout}\n${stderr}`, session };
}

describe('no secret is to be read', () => {
  test.each([
    ['a terminal', ['--format', 'terminal', '--verbose']],
    ['a report by target', ['--format', 'terminal', '--group-by', 'target']],
    ['a report by host', ['--format', 'terminal', '--group-by', 'host', '--quiet']],
    ['JSON', ['--format', 'json']],
    ['NDJSON', ['--format', 'ndjson']],
    ...formatNames.slice(3).map((name): [string, string[]] => [name, ['--format', name]]),
    ['files', ['--format', 'json=run.json', '--format', 'markdown=run.md', '--format', 'ndjson=run.ndjson']],
    ['a dry run', ['--fix-suggested', '--dry-run', '--format', 'json']],
    ['a report after mending', ['--fix-suggested', '--format', 'json']],
    ['the list of links', ['links']],
    ['the list of links as JSON', ['links', '--format', 'json']],
    ['lint', ['lint', '--format', 'json']],
    ['the configuration', ['--print-config']],
  ])('in %s', async (_where, argv) => {
    const { said, session } = await runWith(...argv, ...(argv[0] === 'links' || argv[0] === 'lint' ? [] : flags));
    const all = said + left(session);
    expect(all.length).toBeGreaterThan(1000);
    expect(leaks(all)).toEqual([]);
  });

  test.each([
    `http://${login()}@left-out.example/`,
    `http://${login()}@10.0.0.1/`,
    `http:/${login()}@fine.example/`,
    `http://${login()}@fine.example:99999/`,
    'http://remapped.example/page',
  ])('in the explanation of an address', async (address) => {
    const { said } = await runWith('links', '--explain', address);
    expect(leaks(said)).toEqual([]);
  });

  test.each([
    [
      'basicAuth by value',
      { hosts: { 'x.example': { basicAuth: { user: `${secret()}!`, password: `${secret()}!` } } } },
    ],
    ['a header of a wrong type', { hosts: { 'x.example': { headers: { authorization: [secret()] } } } }],
    ['a header with a line break', { hosts: { 'x.example': { headers: { cookie: `${secret()}\n${secret()}` } } } }],
    ['headers that are a text', { hosts: { 'x.example': { headers: secret() } } }],
    ['basicAuth that is a text', { hosts: { 'x.example': { basicAuth: login() } } }],
    ['a host with a login', { hosts: { [`http://${login()}@x.example`]: {} } }],
    ['an endpoint of another scheme', { endpoints: { githubApi: `ftp://${login()}@x.example` } }],
    ['an archive without a scheme', { archive: { endpoint: `//${login()}@x.example` } }],
    ['an unknown key beside headers', { hosts: { 'x.example': { header: secret(), headers: {} } } }],
    ['a pattern that cannot be', { exclude: [`/http:\\/\\/${login()}@(/`, `http://${login()}@x y`] }],
    ['a canary with a login', { canaries: [`http://${login()}@x.example`] }],
  ])('in what is said of a configuration: %s', async (_what, value) => {
    const session = startSession({ files: { 'README.md': '# A\n', 'linkmend.config.json': JSON.stringify(value) } });
    const { code, stdout, stderr } = await session.run('lint');
    expect(code).toBe(2);
    expect(leaks(stdout + stderr)).toEqual([]);
  });

  test('in what is said of a configuration that is no JSON', async () => {
    const text = `{ "hosts": { "x.example": { "headers": { "cookie": "${secret()}" "x": "${secret()}" } } } }`;
    const session = startSession({ files: { 'README.md': '# A\n', 'linkmend.config.json': text } });
    const { code, stdout, stderr } = await session.run('lint');
    expect(code).toBe(2);
    expect(leaks(stdout + stderr)).toEqual([]);
  });

  test('in a report that is written anew from a record', async () => {
    const { session } = await runWith('--format', 'json=run.json', ...flags);
    for (const format of formatNames) {
      const { stdout, stderr } = await session.run('report', 'run.json', '--format', format, '--verbose');
      expect(leaks(stdout + stderr)).toEqual([]);
    }
  });
});
