import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lint, type Report, type UserConfig } from '../../src/index.ts';
import { createDirectory, writeTree } from '../discover/tree.ts';

export interface LintedFiles {
  readonly report: Report;
  /** `rule file:line`, in the order of the report. */
  readonly findings: readonly string[];
  readonly textOf: (file: string) => string;
}

/** Lints files of a directory of its own as an embedder would. */
export async function lintedFiles(
  files: Readonly<Record<string, string>>,
  config: UserConfig = {},
): Promise<LintedFiles> {
  const directory = createDirectory();
  writeTree(directory, files);
  const report = await lint({ config, ports: { cwd: directory } });
  return {
    report,
    findings: report.findings.map(({ rule, file, line }) => `${rule} ${file}:${line ?? 0}`),
    textOf: (file) => readFileSync(join(directory, file), 'utf8'),
  };
}
