import { expect, test } from 'vitest';
import { startSession } from '../cli/session.ts';
import { git } from './tree.ts';

const files = {
  'README.md': '[far](far/deep/a.md#there) [gone](far/b.md) [no heading](far/deep/a.md#nowhere) [folder](far)\n',
  'far/deep/a.md': '# There\n',
  'near/c.md': '[up](../far/deep/a.md)\n',
};

test('what a sparse checkout leaves out is there', async () => {
  const session = startSession({ files, git: 'repository' });
  git(session.directory, 'sparse-checkout', 'set', 'near');
  const { stdout } = await session.run('lint', '--format', 'json', '--no-config');
  const { findings } = JSON.parse(stdout) as {
    readonly findings: readonly {
      readonly file: string;
      readonly rule: string;
      readonly data: { readonly path: string };
    }[];
  };
  expect(findings.map(({ file, rule, data }) => `${file} ${rule} ${data.path}`)).toEqual([
    'README.md dead/missing-file far/b.md',
    'README.md dead/missing-anchor far/deep/a.md',
  ]);
});

test('in a linked work tree too', async () => {
  const session = startSession({ files, git: 'repository' });
  const linked = startSession();
  git(session.directory, 'worktree', 'add', '--quiet', '--no-checkout', linked.directory, 'HEAD');
  git(linked.directory, 'sparse-checkout', 'set', 'near');
  git(linked.directory, 'checkout', '--quiet');
  const { stdout } = await linked.run('lint', 'near', '--no-config');
  expect(stdout).toContain('nothing to report');
});
