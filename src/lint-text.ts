import { relative, resolve, sep } from 'node:path';
import type { Config } from './config/config.ts';
import type { UserConfig } from './config/define-config.ts';
import { findConfig } from './config/load.ts';
import { resolveConfig } from './config/resolve.ts';
import { createPathFilter } from './discover/excluded-paths.ts';
import { findWorkTree, resolveDirectory, rootOf } from './discover/git.ts';
import { ruleSchemas } from './lint/rules.ts';
import type { ReportFinding } from './model/report.ts';
import { systemPorts } from './ports.ts';
import { run } from './run.ts';

/** With what texts are linted. */
export interface TextSettings {
  readonly config: Config;
  /** Absolute: from where files are named. */
  readonly root: string;
  /** Absolute, links resolved. */
  readonly cwd: string;
}

/**
 * Finds the configuration for texts as the command does for files.
 *
 * @param over wins over the configuration file key by key; lists and tables are added to
 * @throws ConfigError for a configuration that cannot be used
 */
export async function findTextSettings(directory: string, over: UserConfig | undefined): Promise<TextSettings> {
  const cwd = await resolveDirectory(directory);
  const [loaded, tree] = await Promise.all([findConfig(cwd, 'trusted'), findWorkTree(cwd)]);
  const root = await rootOf(tree, cwd);
  const { config } = resolveConfig({
    file: loaded.kind === 'found' ? loaded : null,
    over: over === undefined ? null : { name: 'config', directory: cwd, value: over },
    // A library leaves nothing behind in its user's folders.
    flags: { paths: ['-'], fix: false, state: false },
    cwd,
    root,
    rules: ruleSchemas,
  });
  return { config, root, cwd };
}

/**
 * Lints a text that is not, or not yet, on the disk. In a file that the configuration leaves out nothing is found.
 *
 * @param path where the text would be as a file, from the working directory or absolute: where its relative links start
 */
export async function lintText(
  text: string,
  path: string | undefined,
  { config, root, cwd }: TextSettings,
): Promise<readonly ReportFinding[]> {
  if (path !== undefined) {
    const fromRoot = relative(root, resolve(cwd, path)).replaceAll(sep, '/');
    if (createPathFilter(config.discover.excludePath)(fromRoot) === 'excluded') return [];
  }
  const ports = { ...systemPorts(), cwd, stdin: async () => new TextEncoder().encode(text) };
  const { signal } = new AbortController();
  const control = { stop: signal, abort: signal, watch: () => {} };
  const { report } = await run({ kind: 'lint', config, record: null, stdinFilename: path ?? null }, ports, control);
  return report.findings;
}
