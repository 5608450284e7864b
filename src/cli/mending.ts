import type { Config } from '../config/config.ts';
import { UsageError } from '../config/errors.ts';
import type { JobName, RunOptions } from './program.ts';

/** What standard output is for: reports, the diff of a dry run, or the mended text of standard input. */
export type OutputUse = 'report' | 'diff' | 'text';

/**
 * What a command line prints on standard output; what is left of reports goes to standard error then.
 *
 * @throws UsageError where flags that steer mending lead to nothing, or two things are to be printed
 */
export function outputUse(
  job: JobName,
  { flags, scope }: Pick<RunOptions, 'flags' | 'scope'>,
  { discover, fix, report }: Config,
): OutputUse {
  if (job === 'links') return 'report';
  if (fix.mode === 'off') {
    if (flags.fixKinds === undefined) return 'report';
    throw new UsageError('--fix-kinds only says what is mended: add --fix, or --dry-run for a diff');
  }
  if (fix.write === 'dry-run') return 'diff';
  if (scope.kind === 'staged') {
    throw new UsageError(
      '--staged looks at what git has, --fix writes files: mend them with linkmend --fix FILE, then git add them',
    );
  }
  if (!discover.paths.includes('-')) return 'report';
  const second = report.formats.find(({ name, file }) => file === null && name !== 'terminal');
  if (second === undefined) return 'text';
  throw new UsageError(
    `with "- --fix" the mended text goes to standard output: write the report to a file with --format ${second.name}=FILE`,
  );
}
