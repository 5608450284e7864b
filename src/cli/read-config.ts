import { findConfig, loadConfig } from '../config/load.ts';
import type { ResolvedConfig } from '../config/resolve.ts';
import { findWorkTree } from '../discover/git.ts';
import type { RunOptions } from './program.ts';

/**
 * Finds, reads and resolves the configuration of a command line.
 *
 * @throws ConfigError, UsageError
 */
export async function readConfig({ config, flags }: RunOptions, cwd: string): Promise<ResolvedConfig> {
  // The schema is large: --version and --help should not load it.
  const { resolveConfig } = await import('../config/resolve.ts');
  const { ruleSchemas } = await import('../lint/rules.ts');
  const loaded =
    config.kind === 'none'
      ? { kind: 'none' as const }
      : await (config.kind === 'file' ? loadConfig(config.file, cwd) : findConfig(cwd));
  const tree = await findWorkTree(cwd);
  return resolveConfig({
    file: loaded.kind === 'found' ? loaded : null,
    flags,
    cwd,
    rules: ruleSchemas,
    root: tree.kind === 'work-tree' ? tree.root : cwd,
  });
}
