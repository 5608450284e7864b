import type { Inputs } from './inputs.ts';

/** What the arguments depend on besides the inputs. */
export interface Circumstances {
  /** The commit to compare with; `null` for a run over everything. */
  readonly since: string | null;
  /** Whether the work tree is what somebody without rights in the repository has sent. */
  readonly sender: 'ours' | 'stranger';
  /** Where the JSON report goes, absolute. */
  readonly report: string;
}

/** The command line of one run. Nothing of it is read by a shell, and no path is taken for a flag. */
export function commandArguments(inputs: Inputs, { since, sender, report }: Circumstances): readonly string[] {
  const { command, paths, config, failOn, empty, formats, further } = inputs;
  return [
    ...(command === 'all' ? [] : [command]),
    '--format=github',
    `--format=json=${report}`,
    ...formats.map((format) => `--format=${format}`),
    ...(config === '' ? [] : [`--config=${config}`]),
    ...(since === null ? [] : [`--since=${since}`]),
    ...(failOn === '' ? [] : [`--fail-on=${failOn}`]),
    ...(empty === 'allowed' ? ['--allow-empty'] : []),
    ...executionFlags(inputs, sender),
    ...further,
    ...(paths.length === 0 ? [] : ['--', ...paths]),
  ];
}

function executionFlags({ execution }: Inputs, sender: Circumstances['sender']): readonly string[] {
  if (execution === 'always') return ['--exec-config'];
  return execution === 'never' || sender === 'stranger' ? ['--no-exec-config'] : [];
}
