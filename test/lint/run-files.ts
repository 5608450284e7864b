import { resolveConfig } from '../../src/config/resolve.ts';
import type { UserConfig } from '../../src/index.ts';
import { ruleSchemas } from '../../src/lint/rules.ts';
import type { Report } from '../../src/model/report.ts';
import { systemPorts } from '../../src/ports.ts';
import { run } from '../../src/run.ts';
import { createDirectory, writeTree } from '../discover/tree.ts';

/** Lints files of a directory of their own, with the verdicts of an earlier report where there is one. */
export async function runFiles(
  files: Readonly<Record<string, string>>,
  value: UserConfig,
  record: Report | null,
): Promise<{ readonly report: Report; readonly directory: string }> {
  const directory = createDirectory();
  writeTree(directory, files);
  const file = { name: 'test', directory, value };
  const { config } = resolveConfig({ file, flags: {}, cwd: directory, rules: ruleSchemas });
  const never = new AbortController().signal;
  const { report } = await run(
    { kind: 'lint', config, record, stdinFilename: null },
    { ...systemPorts(), env: {}, cwd: directory },
    { stop: never, abort: never, watch: () => {} },
  );
  return { report, directory };
}
