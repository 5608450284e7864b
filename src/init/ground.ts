import { configFileNames } from '../config/load.ts';
import type { Forge } from '../model/repository.ts';

/** What `init` finds in a repository. Paths are from its root, with forward slashes. */
export interface Ground {
  /** linkmend's own. */
  readonly version: string;
  /** The texts of those files that matter here and are there. */
  readonly files: ReadonlyMap<string, string>;
  /** Those of {@link lookedAtDirectories} that are there. */
  readonly directories: ReadonlySet<string>;
  /** All files that git knows, or that are there. */
  readonly paths: readonly string[];
  /** Where the remote `origin` is, or `null` without one. */
  readonly forge: Forge | null;
  /** The address of the remote `origin`. */
  readonly remote: string | null;
  /** The text of templates/gitlab-ci.yml. */
  readonly gitlabTemplateText: string;
  /** How many repositories a `.pre-commit-config.yaml` names; `null` where it cannot be read. */
  readonly preCommitRepositories: (text: string) => number | null;
}

/** The files whose texts `init` looks at, besides those of other link checkers. */
export const lookedAt: readonly string[] = [
  ...configFileNames,
  '.pre-commit-config.yaml',
  '.husky/pre-commit',
  '.gitlab-ci.yml',
  'gitlab-ci.links.yml',
  '.github/workflows/links.yml',
  '.github/workflows/links-comment.yml',
  '.github/workflows/links-nightly.yml',
];

/** The directories that tell what a repository uses. */
export const lookedAtDirectories: readonly string[] = ['.github', '.husky'];
