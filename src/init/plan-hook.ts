import type { Ground } from './ground.ts';
import { type PlannedFile, planFile } from './planned-file.ts';

/** The hook, and what is left to the user. */
export interface HookPlan {
  readonly files: readonly PlannedFile[];
  /** Lines of advice, each a paragraph; code stands in lines that begin with four spaces. */
  readonly advice: readonly string[];
}

/** What a hook runs: offline, on what is about to be committed. A repository without Markdown is no fault. */
const hookLine = 'npx linkmend lint --staged --allow-empty';

/** Plans a hook before commits, where the repository has a way to share hooks; else tells how to make one. */
export function planHook(ground: Ground): HookPlan {
  const preCommit = ground.files.get('.pre-commit-config.yaml');
  if (preCommit !== undefined) return planPreCommit(preCommit, ground);
  if (ground.directories.has('.husky')) return planHusky(ground);
  return {
    files: [],
    advice: [
      'To lint before each commit, put this into .git/hooks/pre-commit, and make that file executable:',
      `    #!/bin/sh\n    ${hookLine}`,
    ],
  };
}

function planHusky({ files }: Ground): HookPlan {
  const path = '.husky/pre-commit';
  const present = files.get(path) ?? null;
  const about = 'lints what is staged';
  if (present === null) return { files: [planFile({ path, text: `${hookLine}\n`, about }, null, 'keep')], advice: [] };
  if (present.includes('linkmend')) return { files: [{ kind: 'keep', path, why: 'linkmend is in it' }], advice: [] };
  const joint = present === '' || present.endsWith('\n') ? '' : '\n';
  return {
    files: [{ kind: 'extend', path, text: `${present}${joint}${hookLine}\n`, added: hookLine, about }],
    advice: [],
  };
}

/** Text comes to its end where `repos` is its last key, so that comments and layout stay. */
function planPreCommit(present: string, { version, preCommitRepositories }: Ground): HookPlan {
  const path = '.pre-commit-config.yaml';
  if (present.includes('linkmend')) return { files: [{ kind: 'keep', path, why: 'linkmend is in it' }], advice: [] };
  const indent = /^( *)- (?:repo|hooks) *:/m.exec(present)?.[1] ?? '  ';
  const entry = [
    `- repo: https://github.com/linkmend/linkmend`,
    `  rev: v${version}`,
    '  hooks:',
    '    - id: linkmend-lint',
  ]
    .map((line) => `${indent}${line}`)
    .join('\n');
  const text = `${present.replace(/\n*$/, '\n')}${entry}\n`;
  const before = preCommitRepositories(present);
  const after = preCommitRepositories(text);
  if (before !== null && after !== null && after === before + 1) {
    return { files: [{ kind: 'extend', path, text, added: entry, about: 'lints what is committed' }], advice: [] };
  }
  return {
    files: [],
    advice: [
      'To lint before each commit, add this to "repos" in .pre-commit-config.yaml:',
      entry.replace(/^/gm, '    '),
    ],
  };
}
