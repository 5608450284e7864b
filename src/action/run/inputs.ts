import { UsageError } from '../../config/errors.ts';

/** The inputs of the action, as action.yml hands them over: `INPUT_FAIL_ON` for `fail-on`. Empty ones say nothing. */
export interface Inputs {
  readonly command: 'all' | 'check' | 'lint';
  readonly paths: readonly string[];
  readonly config: string;
  /** A commit, `none`, or empty: then the base of the pull request, where there is one. */
  readonly since: string;
  readonly failOn: string;
  readonly empty: 'error' | 'allowed';
  /** `NAME=FILE` */
  readonly formats: readonly string[];
  readonly execution: 'auto' | 'always' | 'never';
  /** Further arguments, each as it is. */
  readonly further: readonly string[];
  readonly directory: string;
}

/**
 * Reads the inputs.
 *
 * @throws UsageError that names the input, its value and what was expected
 */
export function readInputs(env: Readonly<Record<string, string | undefined>>): Inputs {
  const text = (name: string): string => (env[`INPUT_${name.replaceAll('-', '_').toUpperCase()}`] ?? '').trim();
  const lines = (name: string): readonly string[] =>
    text(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const choice = <Value extends string>(name: string, values: readonly [Value, ...Value[]]): Value => {
    const written = text(name);
    if (written === '') return values[0];
    const found = values.find((value) => value === written);
    if (found === undefined) throw new UsageError(`${name}: "${written}"; expected ${values.join(', ')}`);
    return found;
  };
  const formats = lines('formats');
  const nameless = formats.find((format) => !/^[a-z]+=./.test(format));
  if (nameless !== undefined) {
    throw new UsageError(`formats: "${nameless}"; expected NAME=FILE in each line: the log has the annotations`);
  }
  return {
    command: choice('command', ['all', 'check', 'lint']),
    paths: lines('paths'),
    config: text('config'),
    since: text('since'),
    failOn: text('fail-on'),
    empty: choice('fail-if-empty', ['true', 'false']) === 'true' ? 'error' : 'allowed',
    formats,
    execution: choice('exec-config', ['auto', 'always', 'never']),
    further: lines('args'),
    directory: text('working-directory') || '.',
  };
}
