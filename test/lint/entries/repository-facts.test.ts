import { expect, test } from 'vitest';
import { resolveConfig } from '../../../src/config/resolve.ts';
import { ruleSchemas } from '../../../src/lint/rules.ts';
import { systemPorts } from '../../../src/ports.ts';
import { type Job, run } from '../../../src/run.ts';
import { playHosts } from '../../cli/played-hosts.ts';
import { createDirectory, writeTree } from '../../discover/tree.ts';
import { answerQuery } from '../../probe/sites/played-github.ts';

const list = [
  '## Tools',
  '',
  '- [Old](https://github.com/a/old) - A tool.',
  '- [New](https://github.com/a/new) - A tool.',
  '- [Renamed](https://github.com/a/renamed) - A tool.',
  '',
].join('\n');

const github = { 'a/old': { archived: true }, 'a/new': {}, 'a/renamed': { is: 'b/named' } } as const;

interface Outing {
  readonly findings: readonly string[];
  readonly questions: number;
}

const hour = 3_600_000;

/** @param after milliseconds since the clock began */
async function runIn(
  directory: string,
  after: number,
  job: Partial<Job> = {},
  env: Readonly<Record<string, string>> = { GITHUB_TOKEN: 'token' },
) {
  let questions = 0;
  await using hosts = await playHosts({
    'localhost/graphql': async (request, response) => {
      questions += 1;
      let text = '';
      for await (const chunk of request) text += chunk;
      response.writeHead(200, { 'content-type': 'application/json' }).end(answerQuery(github, text));
    },
  });
  const value = {
    lists: ['*.md'],
    endpoints: { githubApi: 'http://localhost' },
    allowPrivate: true,
    archive: { use: 'off' },
    state: 'state',
  } as const;
  const file = { name: 'test', directory, value };
  const { config } = resolveConfig({ file, flags: {}, cwd: directory, rules: ruleSchemas });
  const never = new AbortController().signal;
  const { report } = await run(
    { kind: 'all', config, record: null, stdinFilename: null, ...job },
    {
      ...systemPorts(),
      ...hosts.ports,
      now: () => hosts.ports.now() + after,
      env,
      cwd: directory,
    },
    { stop: never, abort: never, watch: () => {} },
  );
  const findings = report.findings.map(({ rule, severity, line }) => `${rule} ${line} ${severity}`);
  return { report, outing: { findings, questions } satisfies Outing };
}

function createList(): string {
  const directory = createDirectory();
  writeTree(directory, { 'list.md': list });
  return directory;
}

const told = [
  'repo-archived 3 warning',
  'repo-stale 4 warning',
  'moved/permanent-redirect 5 warning',
  'repo-stale 5 warning',
];

test('what a forge tells becomes findings, from the network, from memory, and from an earlier report', async () => {
  const directory = createList();
  const first = await runIn(directory, 0);
  expect(first.outing).toEqual({ findings: told, questions: 1 });
  expect(first.report.links.map(({ repository }) => repository?.name)).toEqual(['a/old', 'a/new', 'b/named']);

  const second = await runIn(directory, hour);
  expect(second.outing).toEqual({ findings: told, questions: 0 });

  const record = await runIn(directory, hour, { record: second.report });
  expect(record.outing).toEqual({ findings: told, questions: 0 });
});

test('without the network nothing is known', async () => {
  const { outing } = await runIn(createList(), 0, { kind: 'lint' });
  expect(outing).toEqual({ findings: [], questions: 0 });
});

test('what a page did not tell is asked as soon as there is a token', async () => {
  const directory = createDirectory();
  writeTree(directory, { 'list.md': '- [Old](https://github.com/a/old) - A tool.\n' });
  const without = await runIn(directory, 0, {}, {});
  expect(without.outing).toMatchObject({ questions: 0 });
  const withToken = await runIn(directory, hour);
  expect(withToken.outing).toEqual({ findings: ['repo-archived 1 warning'], questions: 1 });
});
