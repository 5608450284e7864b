import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { runAction } from '../../../src/action/action.ts';
import { systemPorts } from '../../../src/ports.ts';
import { json } from '../../../src/report/json.ts';
import { createDirectory, writeTree } from '../../discover/tree.ts';
import { connectAtOnce } from './connect-at-once.ts';
import { playIssues } from './fake-issues.ts';
import { dead, nightReport } from './scenes.ts';

const run = json(nightReport([dead('https://a.example/')]));

/** Runs the command in a directory with these files; what it says and leaves in GITHUB_OUTPUT. */
async function issue(
  env: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = { 'run.json': run },
) {
  const cwd = createDirectory();
  writeTree(cwd, files);
  const output = join(cwd, 'output');
  writeFileSync(output, '');
  let said = '';
  const log = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      said += chunk;
      done();
    },
  });
  const github = { GITHUB_REPOSITORY: 'o/r', GITHUB_SHA: 'abc', GITHUB_TOKEN: 'ghs_secret', GITHUB_OUTPUT: output };
  const ports = { ...systemPorts(), cwd, env: { ...github, LINKMEND_RUN: 'run.json', ...env } };
  const code = await runAction(['issue'], { ports, log, script: '', connect: connectAtOnce });
  return { code, said: said.replaceAll(cwd, '<directory>'), output: readFileSync(output, 'utf8') };
}

describe('the command issue', () => {
  test('says what it did, and hands counts on', async () => {
    await using github = await playIssues();
    const settings = { LINKMEND_ISSUE_LABEL: 'links', LINKMEND_ISSUE_TITLE: 'Links' };
    const done = await issue({ GITHUB_API_URL: github.web.origin, ...settings });
    expect(done).toMatchInlineSnapshot(`
      {
        "code": 0,
        "output": "issue-outcome=created
      issue-number=1
      new=1
      dead=1
      recovered=0
      watching=0
      ",
        "said": "::notice title=linkmend::issue #1 opened: 1 dead link, 1 new, 0 recovered
      ",
      }
    `);
    expect(github.issues).toMatchObject([{ title: 'Links', labels: [{ name: 'links' }] }]);
    expect(github.issues[0]?.body).toContain('/blob/abc/README.md?plain=1#L1');
  });

  test('tells what GitHub refuses, and what mostly lies behind it', async () => {
    await using github = await playIssues();
    const refuse = (status: number, message: string) => github.setWhim(() => ({ status, body: { message } }));
    refuse(403, 'Resource not accessible by integration');
    expect(await issue({ GITHUB_API_URL: github.web.origin })).toMatchInlineSnapshot(`
      {
        "code": 1,
        "output": "",
        "said": "::error title=linkmend::looking for the issue: the token may not do this (403: Resource not accessible by integration); does the job have "permissions: issues: write"?
      ",
      }
    `);
    refuse(410, 'Issues are disabled for this repo');
    expect((await issue({ GITHUB_API_URL: github.web.origin })).said).toMatchInlineSnapshot(`
      "::error title=linkmend::looking for the issue: GitHub finds it not, or hides it from the token (410: Issues are disabled for this repo); are issues enabled in the settings of the repository?
      "
    `);
  });

  test.each([
    ['no report named', { LINKMEND_RUN: '' }],
    ['no such report', { LINKMEND_RUN: 'other.json' }],
    ['no report at all', { LINKMEND_RUN: 'README.md' }],
    ['no token', { GITHUB_TOKEN: '' }],
    ['no repository', { GITHUB_REPOSITORY: 'r' }],
    ['a name that would end the comment', { LINKMEND_ISSUE_NAME: 'a-->b' }],
    ['a name with two hyphens', { LINKMEND_ISSUE_NAME: 'a--b' }],
  ])('%s', async (_, env) => {
    const { code, said, output } = await issue(env, { 'README.md': '{}' });
    expect([code, output]).toEqual([2, '']);
    expect(said).toMatchSnapshot();
  });
});
