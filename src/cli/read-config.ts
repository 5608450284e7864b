import { configTrust } from '../config/config-trust.ts';
import { findConfig, loadConfig } from '../config/load.ts';
import type { ResolvedConfig } from '../config/resolve.ts';
import { findWorkTree } from '../discover/git.ts';
import type { Ports } from '../ports.ts';
import type { RunOptions } from './program.ts';

/**
 * Finds, reads and resolves the configuration of a command line. What of a stranger's file does not count is told in
 * `unheeded`.
 *
 * @throws ConfigError, UsageError
 */
export async function readConfig(
  { config, execution, flags }: RunOptions,
  { cwd, env }: Pick<Ports, 'cwd' | 'env'>,
): Promise<ResolvedConfig> {
  const trust = configTrust(execution, env);
  // The schema is large: --version and --help should not load it.
  const { resolveConfig } = await import('../config/resolve.ts');
  const { ruleSchemas } = await import('../lint/rules.ts');
  const loaded =
    config.kind === 'none'
      ? { kind: 'none' as const }
      : await (config.kind === 'file' ? loadConfig(config.file, cwd, trust) : findConfig(cwd, trust));
  const tree = await findWorkTree(cwd);
  return resolveConfig({
    file: loaded.kind === 'found' ? loaded : null,
    trust,
    flags,
    cwd,
    rules: ruleSchemas,
    root: tree.kind === 'work-tree' ? tree.root : cwd,
  });
}
