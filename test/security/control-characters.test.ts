import { describe, expect, test } from 'vitest';
import { formatNames } from '../../src/config/config.ts';
import type { Ports } from '../../src/ports.ts';
import { startSession } from '../cli/session.ts';
import { createTestResolver } from '../support/transport.ts';
import { serveRaw, serveTls, type Web } from '../support/web.ts';

/** Every kind of character that acts instead of being read, and the beginnings of CI commands. */
const evil = [
  '\u001b[31mRED\u001b[0m',
  '\u001b]0;title\u0007',
  '\u001b]8;;http://evil.example/\u0007link\u001b]8;;\u0007',
  '\u009b31m',
  '\u0090q\u009c',
  '\r\u001b[2K',
  '\b\b\b',
  '\u0000',
  '\u007f',
  '\u0085',
  '\u2028\u2029',
  '\u202egnp.exe\u202c',
  '\u2066\u2069\u200f',
  '\n::error file=a::evil\n',
  '##[error]evil',
  '::stop-commands::x',
];
const all = evil.join(' ');

/** Bytes of UTF-8, each as a character, for heads that are written as latin1. */
const bytes = (text: string): string => Buffer.from(text).toString('latin1');

/** What survives in one line of a head, for servers that say it raw. */
const line = (text: string): string => bytes(text).replace(/[\r\n\0]/g, '');

/** One answer for every place in which a server can put text. */
const answers: Readonly<Record<string, string>> = {
  '/title': `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<title>404 Not found ${bytes(all)}</title>`,
  '/entities': `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>404 - &#27;[31m &#x9b;31m &#x202e; &#10;::error::x</title>`,
  '/location': `HTTP/1.1 301 Moved\r\nLocation: /new?${line(all)}\r\nContent-Length: 0\r\n\r\n`,
  '/new-scheme': `HTTP/1.1 302 Found\r\nLocation: evil${line(all)}:${line(all)}\r\nContent-Length: 0\r\n\r\n`,
  '/bad-host': `HTTP/1.1 302 Found\r\nLocation: http://${line(all)}/\r\nContent-Length: 0\r\n\r\n`,
  '/headers': `HTTP/1.1 403 ${line(all)}\r\nServer: ${line(all)}\r\ncf-mitigated: challenge ${line(all)}\r\nContent-Length: 0\r\n\r\n`,
  '/waf': `HTTP/1.1 405 No\r\nx-amzn-waf-action: captcha ${line(all)}\r\nContent-Length: 0\r\n\r\n`,
  '/login': `HTTP/1.1 401 ${line(all)}\r\nWWW-Authenticate: Basic realm="${line(all)}"\r\nContent-Length: 0\r\n\r\n`,
  '/reason': `HTTP/1.1 500 ${line(all)}\r\nContent-Length: 0\r\n\r\n`,
  '/type': `HTTP/1.1 404 No\r\nContent-Type: ${line(all)}\r\nContent-Length: 0\r\n\r\n`,
  '/refresh': `HTTP/1.1 200 OK\r\nRefresh: 0;url=/x${line(all)}\r\nContent-Length: 0\r\n\r\n`,
  '/garbage': line(all),
  '/retry': `HTTP/1.1 429 Slow\r\nRetry-After: ${line(all)}\r\nContent-Length: 0\r\n\r\n`,
  '/coding': `HTTP/1.1 200 OK\r\nContent-Encoding: ${line(all)}\r\nContent-Length: 0\r\n\r\n`,
};

/** A server that sends its answers as they are, and for every other path a page that says where it is. */
function serveEvil(): Promise<Web> {
  return serveRaw((socket) =>
    socket.on('data', (request) => {
      const [, path = ''] = /^GET (\/[^ ?]*)/.exec(request.toString('latin1')) ?? [];
      socket.end(answers[path] ?? 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', 'latin1');
    }),
  );
}

/** Characters that act. Line feeds end lines, and are looked at by themselves. */
const acting = /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

/** Lines of an output that do something to a terminal or to a CI service. */
const faults = (text: string): readonly string[] =>
  text.split('\n').filter((one) => acting.test(one) || /^\s*::|##\[/.test(one));

const flags = ['--allow-private', '--host-interval', '0', '--attempts', '1', '--fail-on', 'never'];
const formats = ['terminal', 'markdown', 'json', ...formatNames.filter((name) => !/^(?:term|mark|json)/.test(name))];

/** What begins a line on purpose. */
const ownCommand: Readonly<Record<string, RegExp>> = {
  github: /^::(?:error|warning|notice) (?:(?:file|line|endLine|col|endColumn|title)=[^:,]*,?)+::/gm,
};

/** A clock on which waiting takes no time. */
function jumpingClock(): Pick<Ports, 'now' | 'sleep'> {
  let skipped = 0;
  return {
    now: () => Date.now() + skipped,
    sleep: async (milliseconds) => {
      skipped += milliseconds;
    },
  };
}

async function outputs(list: string, ...more: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const session = startSession({
    files: { 'README.md': list, 'linkmend.config.json': JSON.stringify({ defaultPause: 1, archive: { use: 'off' } }) },
    ports: { resolver: createTestResolver(), ...jumpingClock() },
  });
  const files = formats.slice(0, 3).flatMap((name) => ['--format', `${name}=run.${name}`]);
  const { code, stdout, stderr } = await session.run('check', ...flags, ...files, '--verbose', ...more);
  expect(code, stderr).toBeOneOf([0, 3]);
  const made: Record<string, string> = { stdout, stderr };
  for (const name of formats) {
    for (const groupBy of ['file', 'target', 'host']) {
      const told = await session.run('report', 'run.json', '--format', name, '--verbose', '--group-by', groupBy);
      // Commands of our own begin lines; what they say must not begin another.
      made[`${name} by ${groupBy}`] = told.stdout.replace(ownCommand[name] ?? /^$/, '') + told.stderr;
    }
  }
  return made;
}

describe('no character acts', () => {
  test('that a server sends, in whatever place', async () => {
    await using web = await serveEvil();
    const paths = Object.keys(answers);
    const list = paths.map((path) => `- [x](${web.url(path, `${path.slice(1)}.example.test`)})\n`).join('');
    const made = await outputs(list);
    expect(JSON.parse(made['json by file'] ?? '').links).toHaveLength(paths.length);
    for (const [name, text] of Object.entries(made)) expect(faults(text), name).toEqual([]);
  });

  test('that stands in the name of a certificate’s issuer', async () => {
    await using web = await serveTls((_request, response) => void response.end(), { certificate: 'acting' });
    const hosts = ['a.one.test', 'b.two.test', 'c.three.test', 'd.four.test'];
    const made = await outputs(hosts.map((host) => `- ${web.url('/', host)}\n`).join(''));
    expect(made['json by file']).toContain('RED');
    for (const [name, text] of Object.entries(made)) expect(faults(text), name).toEqual([]);
  });

  test('that a list has in addresses, texts, headings and names of files', async () => {
    const shown = all.replace(/[\r\n\0]/g, '');
    const list = [
      `# ${shown}`,
      `- [${shown}](missing-${shown.replaceAll(' ', '%20')}.md) ${shown}`,
      `- <a href="http://evil.example.test/${shown}">x</a>`,
      `- <a href="ht${shown}tps://evil.example.test/">x</a>`,
      `- <a href="&#27;[31m.md">x</a> <a href="http://&#27;[31m/">x</a> <a href="evil&#x9b;:x">x</a>`,
      `- [x](#${shown.replaceAll(' ', '-')})`,
      '',
    ].join('\n\n');
    for (const [name, text] of Object.entries(await outputs(list))) expect(faults(text), name).toEqual([]);
  });

  test('that stands in a command line or a configuration', async () => {
    const session = startSession({ files: { 'README.md': '# A\n' } });
    for (const argv of [
      [`missing-${all}.md`],
      [`--${all}`],
      ['--format', all],
      ['--exclude', `/${all}(/`],
      ['--config', `${all.replaceAll('\0', '')}.json`],
      ['explain', all],
      ['report', all.replaceAll('\0', '')],
      ['links', '--explain', `http://${all}/`],
      ['--timeout', all],
      ['--accept', all],
    ]) {
      const { stdout, stderr } = await session.run(...argv);
      expect(stdout + stderr).not.toBe('');
      expect(faults(stdout + stderr), argv.join(' ')).toEqual([]);
    }
    const keyed = startSession({
      files: {
        'README.md': '# A\n',
        'linkmend.config.json': JSON.stringify({ [all]: 1, severity: { [all]: 'error' } }),
      },
    });
    const { stderr } = await keyed.run('lint');
    expect(faults(stderr)).toEqual([]);
  });
});
