import { configTrust } from '../config/config-trust.ts';
import { findConfig, loadConfig } from '../config/load.ts';
import type { ResolvedConfig } from '../config/resolve.ts';
import { findWorkTree, type WorkTree } from '../discover/git.ts';
import type { Ports } from '../ports.ts';
import type { RunOptions } from './program.ts';

/** A configuration, and what git said on the way. */
export interface FoundConfig extends ResolvedConfig {
  readonly workTree: WorkTree;
}

/**
 * Finds, reads and resolves the configuration of a command line. What of a stranger's file does not count is told in
 * `unheeded`.
 *
 * @throws ConfigError, UsageError
 */
export async function readConfig(
  { config, execution, flags }: RunOptions,
  { cwd, env }: Pick<Ports, 'cwd' | 'env'>,
): Promise<FoundConfig> {
  const trust = configTrust(execution, env);
  // git answers while the modules are loaded.
  const finding = findWorkTree(cwd);
  // The schema is large: --version and --help should not load it.
  const { resolveConfig } = await import('../config/resolve.ts');
  const { ruleSchemas } = await import('../lint/rules.ts');
  const loaded =
    config.kind === 'none'
      ? { kind: 'none' as const }
      : await (config.kind === 'file' ? loadConfig(config.file, cwd, trust) : findConfig(cwd, trust));
  const workTree = await finding;
  const resolved = resolveConfig({
    file: loaded.kind === 'found' ? loaded : null,
    trust,
    flags,
    cwd,
    rules: ruleSchemas,
    root: workTree.kind === 'work-tree' ? workTree.root : cwd,
  });
  return { ...resolved, workTree };
}
