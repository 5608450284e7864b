import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { createDirectory, createRepository, git, writeTree } from '../discover/tree.ts';
import { serve, type Web } from '../support/web.ts';
import { type FakeGitHub, startFakeGitHub } from './fake-github.ts';
import { playIssues } from './issue/fake-issues.ts';
import { zip } from './review/zip.ts';
import { type JobResult, runComposite } from './runner.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

// Each job starts several processes, whose sources the first one has to compile.
vi.setConfig({ testTimeout: 120_000 });

/** A checkout of the actions, built: the build's two programs are the sources themselves, loaded through jiti. */
function checkOutActions(): string {
  const checkout = createDirectory();
  for (const folder of ['comment', 'issue', 'scripts', 'dist/action', 'dist/cli']) {
    mkdirSync(join(checkout, folder), { recursive: true });
  }
  for (const file of ['action.yml', 'comment/action.yml', 'issue/action.yml', 'scripts/prepare-action.sh']) {
    copyFileSync(join(root, file), join(checkout, file));
  }
  const jiti = `import { createJiti } from ${JSON.stringify(join(root, 'node_modules/jiti/lib/jiti.mjs'))};
const load = (path) => createJiti(import.meta.url).import(${JSON.stringify(join(root, 'src/'))} + path);
`;
  writeFileSync(join(checkout, 'dist/cli/main.js'), `${jiti}await load('cli/main.ts');\n`);
  writeFileSync(
    join(checkout, 'dist/action/main.js'),
    `${jiti}const { runAction } = await load('action/action.ts');
const { createGitHubClient: connect } = await load('action/github-client.ts');
const { systemPorts } = await load('ports.ts');
const script = ${JSON.stringify(join(checkout, 'dist/cli/main.js'))};
process.exitCode = await runAction(process.argv.slice(2), { ports: systemPorts(), log: process.stdout, script, connect });
`,
  );
  writeFileSync(join(checkout, 'package.json'), '{ "type": "module" }');
  return checkout;
}

const serveLinks = (): Promise<Web> =>
  serve((request, response) => {
    if (request.url === '/moved') return response.writeHead(301, { location: '/new' }).end();
    const status = request.url?.startsWith('/gone') ? 404 : request.url === '/walled' ? 403 : 200;
    return response.writeHead(status, { 'content-type': 'text/html' }).end('<title>A page</title>');
  });

/** A list in which a link has died long ago, and a pull request that does some good and some harm. */
function openPullRequest({ origin }: Web): { readonly workspace: string; readonly event: object } {
  const old = `# List\n\n- [Old](${origin}/gone-long-ago) - Was there.\n`;
  const workspace = createRepository({
    'README.md': old,
    'guide.md': '# Guide\n\n## Setting up\n\nText.\n',
    'other.md': '# Other\n\nSee [setting up](guide.md#setting-up).\n',
    'linkmend.config.json': '{ "archive": false }\n',
  });
  git(workspace, 'checkout', '--quiet', '-b', 'proposal');
  writeTree(workspace, {
    'README.md': `${old}- [Fine](${origin}/fine) - Is there.\n- [Gone](${origin}/gone) - Is not.\n- [Moved](${origin}/moved) - Was here.\n- [Walled](${origin}/walled) - Says no.\n`,
    'guide.md': '# Guide\n\n## Installing\n\nText.\n',
  });
  git(workspace, 'commit', '--quiet', '--all', '--message', 'two');
  const headSha = git(workspace, 'rev-parse', 'HEAD').trim();
  const baseSha = git(workspace, 'rev-parse', 'main').trim();
  // What came into the base since is none of the pull request's.
  git(workspace, 'checkout', '--quiet', 'main');
  writeTree(workspace, { 'new.md': `# New\n\n[gone](${origin}/gone-elsewhere)\n` });
  git(workspace, 'add', '--all');
  git(workspace, 'commit', '--quiet', '--message', 'three');
  git(workspace, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'proposal');
  const repo = { id: 1 };
  const event = { pull_request: { number: 7, base: { sha: baseSha, repo }, head: { sha: headSha, repo } } };
  return { workspace, event };
}

interface Run {
  readonly eventName?: string;
  readonly event?: object;
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly action?: 'action.yml' | 'comment/action.yml' | 'issue/action.yml';
}

async function runAction(github: Pick<FakeGitHub, 'web'>, run: Run): Promise<JobResult & { readonly temp: string }> {
  const { eventName = 'pull_request', event = {}, workspace, inputs = {}, action = 'action.yml' } = run;
  const temp = createDirectory();
  writeFileSync(join(temp, 'event.json'), JSON.stringify(event));
  const result = await runComposite({
    action: join(checkOutActions(), dirname(action)),
    workspace,
    temp,
    inputs: { args: '--no-state\n--allow-private', ...inputs },
    github: { event_name: eventName, token: 'ghs_secret' },
    env: {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: github.web.origin,
      GITHUB_EVENT_NAME: eventName,
      GITHUB_EVENT_PATH: join(temp, 'event.json'),
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_SHA: '1'.repeat(40),
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: temp,
      GIT_CONFIG_GLOBAL: '/dev/null',
    },
  });
  expect(result.log + result.summary + JSON.stringify(result.outputs)).not.toContain('ghs_secret');
  return { ...result, temp };
}

describe('the action in a pull request', () => {
  test('judges what it brings in, annotates, sums up, comments, and fails at last', async () => {
    await using github = await startFakeGitHub();
    await using web = await serveLinks();
    const { log, summary, outputs, conclusion } = await runAction(github, {
      ...openPullRequest(web),
      inputs: { args: '--no-state\n--allow-private', comment: 'true' },
    });
    expect(log).toMatch(/^::error file=README\.md,line=5,.*\/gone: page not found/m);
    expect(log).toMatch(/^::error file=other\.md,line=3,/m);
    expect(log).not.toContain('gone-long-ago');
    expect(log).not.toContain('gone-elsewhere');
    expect(summary).toContain(`${web.origin}/gone`);
    expect(conclusion).toBe('failure');
    expect(outputs).toMatchObject({ 'exit-code': '1', errors: '2' });
    expect(JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'))).toMatchObject({ schemaVersion: 1 });

    const [comment] = github.state.comments;
    expect(comment?.body).toContain('4 links added or re-pointed: 1 dead, 1 blocked, 1 moved, 1 ok');
    expect(comment?.body).toMatch(
      /### Broken elsewhere by this change\n[^#]*\| `other\.md:3:\d+` \| `guide\.md#setting-up` \|/,
    );
    expect(comment?.body).toMatch(/### Please open by hand\n[^#]*- \[ \] <!-- [0-9a-z]{10} --> \[`[^`]*\/walled`\]/);
    expect(comment?.body).not.toContain('gone-long-ago');
    expect(github.writes).toEqual(['POST /repos/o/r/issues/7/comments']);
  });

  test('from a fork leaves the report for another workflow, which comments', async () => {
    await using github = await startFakeGitHub();
    await using web = await serveLinks();
    const { workspace, event } = openPullRequest(web);
    const first = await runAction(github, { workspace, event });
    expect(github.web.requests).toEqual([]);

    const bytes = zip([{ name: 'run.json', bytes: readFileSync(first.outputs['report'] ?? '') }]);
    const head = { sha: 'b'.repeat(40), ref: 'proposal', repo: { full_name: 'stranger/r' } };
    github.state.artifacts = [{ id: 9, name: 'linkmend', expired: false, bytes }];
    github.state.pulls = [{ number: 7, head }];
    const workflow_run = {
      id: 5,
      event: 'pull_request',
      head_sha: head.sha,
      head_branch: head.ref,
      head_repository: { full_name: 'stranger/r', owner: { login: 'stranger' } },
      pull_requests: [],
    };
    const second = await runAction(github, {
      eventName: 'workflow_run',
      event: { repository: { id: 1 }, workflow_run },
      workspace: createDirectory(),
      inputs: {},
      action: 'comment/action.yml',
    });
    expect(second.log).toContain('linkmend: commented on pull request 7\n');
    expect(second.conclusion).toBe('success');
    expect(github.state.comments[0]?.body).toContain(`${web.origin}/gone`);
  });

  test('from a fork runs no code that came with it', async () => {
    await using github = await startFakeGitHub();
    const workspace = createRepository({ 'README.md': '# List\n' });
    const ran = join(createDirectory(), 'ran');
    writeTree(workspace, {
      'linkmend.config.mjs': `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(ran)}, '');\nexport default {};\n`,
    });
    const sha = git(workspace, 'rev-parse', 'HEAD').trim();
    const ends = (id: number) => ({ base: { sha, repo: { id: 1 } }, head: { sha, repo: { id } } });
    const event = { pull_request: { number: 7, ...ends(2) } };
    const { log, outputs, conclusion } = await runAction(github, {
      workspace,
      event,
      inputs: { command: 'lint', args: '' },
    });
    expect(log).toContain('linkmend.config.mjs: this file is code, which is not run here');
    expect(existsSync(ran)).toBe(false);
    expect({ conclusion, code: outputs['exit-code'], report: outputs['report'] }).toEqual({
      conclusion: 'failure',
      code: '2',
      report: '',
    });
    const own = { pull_request: { number: 7, ...ends(1) } };
    await runAction(github, { workspace, event: own, inputs: { command: 'lint', args: '' } });
    expect(existsSync(ran)).toBe(true);
  });
});

describe('the action elsewhere', () => {
  test.each(['push', 'schedule', 'workflow_dispatch'])(
    '%s: judges everything, and does not comment',
    async (eventName) => {
      await using github = await startFakeGitHub();
      const workspace = createRepository({
        'README.md': '# List\n\n[gone](gone.md)\n',
        'docs/a b.md': '[gone](gone.md)\n',
      });
      const { log, outputs, steps } = await runAction(github, {
        eventName,
        workspace,
        inputs: { command: 'lint', comment: 'true', args: '', paths: 'docs/a b.md\n', formats: 'sarif=links.sarif' },
      });
      expect(log).toContain('::error file=docs/a b.md,');
      expect(log).not.toContain('README.md');
      expect(outputs).toMatchObject({ 'exit-code': '1', errors: '1', warnings: '0' });
      expect(JSON.parse(readFileSync(join(workspace, 'links.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
      expect(steps.some((step) => step.endsWith('comment'))).toBe(false);
    },
  );

  test('a clean list is a success', async () => {
    await using github = await startFakeGitHub();
    const workspace = createRepository({ 'docs/README.md': '# List\n' });
    const inputs = { command: 'lint', args: '', 'working-directory': 'docs' };
    const { conclusion, outputs } = await runAction(github, { eventName: 'push', workspace, inputs });
    expect({ conclusion, code: outputs['exit-code'] }).toEqual({ conclusion: 'success', code: '0' });
  });

  test('no input is read by a shell, or taken for a flag', async () => {
    await using github = await startFakeGitHub();
    const workspace = createRepository({ 'README.md': '# List\n', '--fail-on=never': '' });
    const evil = '$(touch ran) `touch ran`; touch ran';
    const inputs = { command: 'lint', args: '', paths: `${evil}\n--fail-on=never` };
    const { log, outputs } = await runAction(github, { eventName: 'push', workspace, inputs });
    expect(outputs['exit-code']).toBe('2');
    expect(log).toContain('touch ran');
    expect(existsSync(join(workspace, 'ran'))).toBe(false);
  });

  test.each([
    ['command', 'delete', 'command: "delete"; expected all, check, lint'],
    ['exec-config', 'yes', 'exec-config: "yes"; expected auto, always, never'],
    ['formats', 'sarif', 'formats: "sarif"; expected NAME=FILE in each line: the log has the annotations'],
  ])('a wrong input is told: %s', async (name, value, told) => {
    await using github = await startFakeGitHub();
    const { conclusion, log } = await runAction(github, {
      eventName: 'push',
      workspace: createDirectory(),
      inputs: { [name]: value },
    });
    expect(log).toBe(`::error title=linkmend::${told}\n`);
    expect(conclusion).toBe('failure');
  });
});

describe('the action every night', () => {
  test('keeps an issue about what is dead by our own files', async () => {
    await using github = await playIssues();
    const workspace = createRepository({ 'README.md': '# List\n\n## Tools\n\n- [Gone](gone.md) - Was here.\n' });
    const night = async () => {
      const inputs = { 'fail-on': 'never', args: '--state=.linkmend' };
      const checked = await runAction(github, { eventName: 'schedule', workspace, inputs });
      expect(checked).toMatchObject({ conclusion: 'success', outputs: { 'exit-code': '0', errors: '1' } });
      return runAction(github, {
        eventName: 'schedule',
        workspace,
        inputs: { report: checked.outputs['report'] ?? '', title: 'Links', name: 'list' },
        action: 'issue/action.yml',
      });
    };
    const first = await night();
    expect(first.log).toBe('::notice title=linkmend::issue #1 opened: 1 dead link, 1 new, 0 recovered\n');
    expect(first.outputs).toEqual({ outcome: 'created', number: '1', new: '1', dead: '1' });
    expect((await night()).outputs).toEqual({ outcome: 'updated', number: '1', new: '0', dead: '1' });
    expect(github.issues).toMatchObject([{ title: 'Links', labels: [{ name: 'dead-links' }], comments: [] }]);
  });

  test('tells why there is no issue', async () => {
    await using github = await playIssues();
    const workspace = createRepository({ 'run.json': '{}' });
    const { conclusion, log } = await runAction(github, {
      eventName: 'schedule',
      workspace,
      inputs: { report: 'run.json' },
      action: 'issue/action.yml',
    });
    expect([conclusion, log]).toEqual([
      'failure',
      '::error title=linkmend::run.json: not a report of linkmend: no schemaVersion; expected what --format json writes\n',
    ]);
  });
});
