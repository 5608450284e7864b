import type { UserConfig } from './config/define-config.ts';
import { resolveConfig } from './config/resolve.ts';
import { ruleSchemas } from './lint/rules.ts';
import type { Report } from './model/report.ts';
import { systemPorts } from './ports.ts';
import { run } from './run.ts';

export interface TextOptions {
  /** Where the text would be as a file, from `cwd` or absolute: where its relative links start. */
  readonly path?: string | undefined;
  readonly cwd: string;
  readonly config: UserConfig;
}

/**
 * Lints a text that is not, or not yet, on the disk.
 *
 * @throws ConfigError for a configuration that cannot be used
 */
export async function lintText(text: string, { path, cwd, config: written }: TextOptions): Promise<Report> {
  const file = { name: 'config', directory: cwd, value: written };
  const { config } = resolveConfig({ file, flags: { paths: ['-'], fix: false }, cwd, rules: ruleSchemas });
  const ports = { ...systemPorts(), cwd, stdin: async () => new TextEncoder().encode(text) };
  const { signal } = new AbortController();
  const control = { stop: signal, abort: signal, watch: () => {} };
  const job = { kind: 'lint', config, record: null, stdinFilename: path ?? null } as const;
  const { report } = await run(job, ports, control);
  return report;
}
