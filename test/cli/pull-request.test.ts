import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { reviewSheet } from '../../src/action/review/review-sheet.ts';
import type { Report } from '../../src/model/report.ts';
import { git, writeTree } from '../discover/tree.ts';
import { createJsonCheck, junitSchema } from '../report/schemas.ts';
import { linesOf, readCommand } from '../report/workflow-commands.ts';
import { movedTo, type Pages, playArchive, playHosts } from './played-hosts.ts';
import { type Outcome, startSession } from './session.ts';

const pages: Pages = {
  'alive.example/': {},
  'good.example/': { title: 'A good page' },
  'old.site.example/page': movedTo('http://new.site.example/page'),
  'new.site.example/page': {},
};

const before = {
  'README.md': `# A list

## Things

- [Alive](http://alive.example/) - Is there.
- [Rotten](http://rotten.example/) - Was dead before.
- [Rotten file](docs/never.md) - So was this.

See [how to install it](docs/guide.md#install).
`,
  'docs/guide.md': '# Guide\n\n## Install\n\nLike this.\n',
  'untouched.md': 'Read [the guide](docs/guide.md#install) first.\n',
};

const after = {
  'README.md': before['README.md'].replace(
    '- [Rotten](',
    `- [Dead](http://dead.example/a) - Is not there.
- [Good](http://good.example/) - Is new and there.
- [Moved](http://old.site.example/page) - Has another home.
- [Rotten](`,
  ),
  'docs/guide.md': before['docs/guide.md'].replace('## Install', '## Installation'),
};

const formats = ['json', 'ndjson', 'markdown', 'github', 'gitlab', 'sarif', 'junit', 'rdjson', 'html'] as const;

/** Every place that is to be told, and nothing that was wrong before. */
const told = ['README.md:12', 'README.md:6', 'README.md:8', 'untouched.md:1'];

interface Pulled {
  readonly outcome: Outcome;
  readonly report: Report;
  /** The hosts that were asked. */
  readonly asked: readonly string[];
  readonly textOf: (name: (typeof formats)[number]) => string;
}

/** Checks the pull request, and writes every format. */
async function checkPull(): Promise<Pulled> {
  await using hosts = await playHosts(pages);
  const fetch = playArchive({ 'http://dead.example/a': '20180102030405' });
  const session = startSession({ files: before, git: 'repository', ports: { ...hosts.ports, fetch } });
  git(session.directory, 'switch', '--quiet', '--create', 'pull');
  writeTree(session.directory, after);
  git(session.directory, 'commit', '--quiet', '--all', '--message', 'Three more things');
  const flags = ['--no-state', '--allow-private=*.example', '--host-interval', '0', '--attempts', '1'];
  const written = formats.flatMap((name) => ['--format', `${name}=${name}.out`]);
  const outcome = await session.run('--since', 'main', ...flags, ...written, '--format', 'terminal');
  const texts = new Map(
    formats.map((name) => [name, readFileSync(join(session.directory, `${name}.out`), 'utf8')] as const),
  );
  return {
    outcome,
    report: JSON.parse(texts.get('json') ?? '') as Report,
    asked: hosts.web.requests.map(({ headers }) => `${headers.host}`),
    textOf: (name) => texts.get(name) ?? '',
  };
}

test('an address that the list has already is asked again, whatever is remembered of it', async () => {
  let status = 200;
  await using hosts = await playHosts({
    'page.example/': (_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' });
      response.end('<title>A page</title>');
    },
  });
  const line = '- [Page](http://page.example/) - A page.\n';
  const ports = { ...hosts.ports, fetch: playArchive({}) };
  const session = startSession({ files: { 'a.md': line }, git: 'repository', ports });
  const flags = ['--state', '.state', '--allow-private=*.example', '--host-interval', '0', '--format', 'json'];
  expect((await session.run('check', ...flags)).code).toBe(0);
  git(session.directory, 'switch', '--quiet', '--create', 'pull');
  writeTree(session.directory, { 'a.md': `${line}- [Again](http://page.example/) - Once more.\n` });
  status = 404;
  const report = JSON.parse((await session.run('check', '--since', 'main', ...flags)).stdout) as Report;
  expect(report.findings.map(({ rule, line }) => `${rule} ${line}`)).toEqual(['dead/not-found 2']);
});

describe('a pull request with a dead, a moved, an old dead link and a renamed heading', () => {
  test('what it brings in fails; only that was asked', async () => {
    const { outcome, asked } = await checkPull();
    expect(outcome.code).toBe(1);
    expect(new Set(asked)).toEqual(new Set(['dead.example', 'good.example', 'old.site.example', 'new.site.example']));
  });

  test('json', async () => {
    const { report } = await checkPull();
    const links = report.links.map(({ url, verdict, severity, places }) => [
      url,
      verdict,
      severity,
      places.map(({ file, change }) => `${file} ${change}`),
    ]);
    expect(links).toEqual([
      ['http://dead.example/a', 'dead', 'error', ['README.md added']],
      ['http://good.example/', 'ok', 'off', ['README.md added']],
      ['http://old.site.example/page', 'moved', 'info', ['README.md added']],
      ['docs/guide.md#install', 'dead', 'error', ['README.md null', 'untouched.md null']],
    ]);
    expect(report.findings.map(({ file, line }) => `${file}:${line}`).sort()).toEqual(told);
    expect(report.findings.map(({ rule, fix }) => [rule, fix?.safety, fix?.becomes])).toEqual([
      ['dead/not-found', 'safe', 'https://web.archive.org/web/20180102030405/http://dead.example/a'],
      ['moved/permanent-redirect', 'safe', 'http://new.site.example/page'],
      ['dead/missing-anchor', 'suggested', 'docs/guide.md#installation'],
      ['dead/missing-anchor', 'suggested', 'docs/guide.md#installation'],
    ]);
  });

  test('terminal', async () => {
    const { outcome } = await checkPull();
    expect(outcome.stdout).toMatchSnapshot();
    expect(outcome.stdout).not.toContain('otten');
  });

  test('markdown, ndjson and html', async () => {
    const { textOf } = await checkPull();
    for (const text of [textOf('markdown'), textOf('ndjson'), textOf('html')]) {
      expect(text).toContain('dead.example/a');
      expect(text).not.toContain('rotten');
    }
  });

  test('github: one annotation a finding, where it stands', async () => {
    const { textOf } = await checkPull();
    const commands = linesOf(textOf('github')).map(readCommand);
    const places = commands.flatMap((command) =>
      command === 'none' ? [] : [`${command.properties['file']}:${command.properties['line']}`],
    );
    expect(places.sort()).toEqual(told);
  });

  test('sarif and rdjson, by their schemas', async () => {
    const { textOf } = await checkPull();
    expect(createJsonCheck('sarif-schema-2.1.0.json')(textOf('sarif'))).toEqual([]);
    expect(createJsonCheck('rdjson.schema.json')(textOf('rdjson'))).toEqual([]);
    const results = JSON.parse(textOf('sarif')).runs[0].results as readonly {
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number };
        };
      }[];
    }[];
    const places = results.flatMap(({ locations }) =>
      locations.map(
        ({ physicalLocation: { artifactLocation, region } }) => `${artifactLocation.uri}:${region.startLine}`,
      ),
    );
    expect(places.sort()).toEqual(told);
  });

  test('gitlab', async () => {
    const { textOf } = await checkPull();
    const violations = JSON.parse(textOf('gitlab')) as readonly {
      readonly fingerprint: string;
      readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
    }[];
    expect(violations.map(({ location: { path, lines } }) => `${path}:${lines.begin}`).sort()).toEqual(told);
    expect(new Set(violations.map(({ fingerprint }) => fingerprint)).size).toBe(told.length);
  });

  test('the review sheet: every added link, good ones too, and what the change breaks elsewhere', async () => {
    const { report } = await checkPull();
    const sheet = reviewSheet(report, { ticked: new Set(), source: 'own-run' }) ?? '';
    for (const shown of ['dead.example/a', 'good.example', 'A good page', 'old.site.example/page', 'untouched.md']) {
      expect(sheet).toContain(shown);
    }
    expect(sheet).not.toContain('rotten');
  });

  test('junit, by its schema', async () => {
    const { textOf } = await checkPull();
    const xml = textOf('junit');
    const { errors } = await validateXML({ xml, schema: [{ fileName: 'junit.xsd', contents: junitSchema }] });
    expect(errors).toEqual([]);
    expect(xml).not.toContain('rotten');
  });
});
