import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../src/cli/program.ts';
import { resolveConfig } from '../src/config/resolve.ts';
import * as api from '../src/index.ts';
import { severityOf } from '../src/judge/severity.ts';
import { withRuleTable } from '../src/lint/rule-table.ts';
import { ruleSchemas } from '../src/lint/rules.ts';
import { reasonsOf, verdictKinds } from '../src/model/verdict.ts';
import { movedTo, playArchive, playHosts } from './cli/played-hosts.ts';
import { startSession } from './cli/session.ts';

const file = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const readme = file('README.md');
const contributing = file('CONTRIBUTING.md');
const documents = { 'README.md': readme, 'CONTRIBUTING.md': contributing };

/** The fenced code blocks of one language. */
function blocks(text: string, language: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, code = '']) => code);
}

/** Everything that a reader would type: lines of shell blocks, and code spans that begin with the command. */
function commandLines(text: string): readonly string[] {
  const inBlocks = ['sh', 'console'].flatMap((language) => blocks(text, language).flatMap((code) => code.split('\n')));
  const inText = [...text.matchAll(/`((?:npx )?linkmend [^`]*)`/g)].map(([, line = '']) => line);
  return [...inBlocks, ...inText]
    .flatMap((line) =>
      line
        .replace(/^\$ /, '')
        .replace(/ +#.*$/, '')
        .split(' && '),
    )
    .filter((line) => line !== '');
}

describe.each(Object.entries(documents))('%s', (_, text) => {
  const lines = commandLines(text);

  test.each(lines.filter((line) => /^(?:npx )?linkmend /.test(line)))('%s', async (line) => {
    const [, ...argv] = line.replace(/^npx /, '').split(' ');
    expect((await readCommandLine(argv, '0.0.0')).kind).toMatch(/./);
  });

  test('names npm scripts that are there', () => {
    const { scripts } = JSON.parse(file('package.json'));
    const named = [...text.matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, name = '']) => name);
    const own = named.filter((name) => !['ci', 'install', 'are', 'run'].includes(name));
    expect(own.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    expect(own).not.toEqual([]);
  });
});

describe('README.md', () => {
  test('has the table of the rules as `npm run generate` writes it', () => {
    expect(withRuleTable(readme)).toBe(readme);
  });

  test('shows what the command prints', async () => {
    await using hosts = await playHosts({
      'blog.flow.example/backpressure': movedTo('http://flow.example/backpressure'),
      'flow.example/backpressure': {},
      'once.example/exactly': {},
      'journal.example/survey': { status: 403, headers: { 'cf-mitigated': 'challenge' } },
      'talks.example/*': { title: 'Page not found' },
      'law.example/': {},
    });
    const fetch = playArchive({ 'http://queues.example/explained': '20190412081530' });
    const files = {
      'list.md': file('fixtures/readme/list.md'),
      'linkmend.config.json': '{ "allowPrivate": true, "hostInterval": 0, "state": false }',
    };
    const { stdout } = await startSession({ files, ports: { ...hosts.ports, fetch } }).run('list.md');
    expect(blocks(readme, 'console')).toEqual([`$ linkmend list.md\n${stdout}`]);
  });

  test('has the severities of the program', () => {
    const rows = [...readme.matchAll(/^\| `(\w+)` \| .* \| (off|info|warning|error) \|$/gm)];
    const told = Object.fromEntries(rows.map(([, verdict, severity]) => [verdict, severity]));
    const context = { file: 'README.md', config: { severity: {}, overrides: [] }, scope: 'run' } as const;
    const real = verdictKinds.map((kind) => [kind, severityOf({ kind, reason: reasonsOf[kind][0] ?? null }, context)]);
    expect(told).toEqual(Object.fromEntries(real));
  });

  test('shows configurations that hold', () => {
    const configs = blocks(readme, 'json').map((text) => {
      const value: unknown = JSON.parse(text);
      const file = { name: 'README', directory: '/', value };
      return resolveConfig({ file, flags: {}, cwd: '/', rules: ruleSchemas }).config;
    });
    expect(configs.map(({ fix }) => fix.archive)).toEqual(['replace', 'annotate']);
  });

  test('explains keys that there are', () => {
    const { properties } = JSON.parse(file('schemas/config.schema.json'));
    const [, table = ''] = /^\| key \| does \|\n(.*?)^$/ms.exec(readme) ?? [];
    const keys = [...table.matchAll(/^\| ([^|]*) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\w+)/g)].map(([, key = '']) => key),
    );
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => !Object.hasOwn(properties, key))).toEqual([]);
  });

  test('imports what the library exports', () => {
    const [code = ''] = blocks(readme, 'ts');
    const [, names = ''] = /import \{ (.*) \} from 'linkmend';/.exec(code) ?? [];
    for (const name of names.split(', ')) expect(api).toHaveProperty(name);
  });
});

describe('CONTRIBUTING.md', () => {
  test('names files that are there', async () => {
    const paths = [...contributing.matchAll(/`((?:src|test|fixtures|demo|scripts|schemas|\.ci|\.github)\/[\w./-]*)`/g)];
    const gone = paths.flatMap(([, path = '']) => (existsSync(new URL(`../${path}`, import.meta.url)) ? [] : path));
    expect(paths.length).toBeGreaterThan(20);
    expect(gone).toEqual([]);
  });
});

describe('this repository', () => {
  test('has no broken link to its own files', async () => {
    const cwd = new URL('..', import.meta.url).pathname;
    const config = JSON.parse(file('linkmend.config.json'));
    const report = await api.lint({ config: { ...config, state: false }, ports: { cwd, env: {} } });
    expect(report.findings.map(({ file: name, line, message }) => `${name}:${line} ${message}`)).toEqual([]);
    expect(report.summary.verdicts.ok).toBeGreaterThan(5);
  });
});
