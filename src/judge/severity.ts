import type { JudgeConfig, SeverityOverride } from '../config/config.ts';
import { coversFile } from '../config/covers-file.ts';
import type { Severity } from '../model/finding.ts';
import type { PlacedFinding } from '../model/judged.ts';
import type { Verdict, VerdictKind } from '../model/verdict.ts';

/** Where a verdict is reported. */
export interface SeverityContext {
  /** The file, as in `Source.path`. */
  readonly file: string;
  readonly config: {
    readonly severity: JudgeConfig['severity'];
    readonly overrides: readonly Pick<SeverityOverride, 'files' | 'severity'>[];
  };
  /** `change` where only what a change brings in is judged (`--since`, `--staged`). */
  readonly scope: 'run' | 'change';
}

const byVerdict: Readonly<Record<VerdictKind, Severity>> = {
  ok: 'off',
  moved: 'warning',
  redirected: 'off',
  dead: 'error',
  blocked: 'info',
  unstable: 'warning',
  insecure: 'warning',
  skipped: 'off',
};

/** Browsers fetch the missing certificate themselves: readers never see this fault. */
const byRule: Readonly<Record<string, Severity>> = { 'insecure/cert-chain': 'info' };

/** A contributor is not stopped by a guess, nor asked to mend an address that works. */
const byRuleInChanges: Readonly<Record<string, Severity>> = {
  'dead/soft-404': 'warning',
  'dead/parked': 'warning',
  'moved/permanent-redirect': 'info',
};

/**
 * How serious a verdict is in one file: what the configuration says, else the default. Within one table its aliases come
 * before the rule (`dead/not-found`), the rule before the reason, the reason before the verdict; overrides for files come before the general
 * table, later ones before earlier ones.
 */
export function severityOf(
  { kind, reason }: Pick<Verdict, 'kind' | 'reason'>,
  context: SeverityContext,
  aliases: readonly string[] = [],
): Severity {
  if (reason === null) return 'off';
  const names = [...aliases, `${kind}/${reason}`, reason, kind];
  return configuredSeverity(names, context) ?? defaultSeverity(kind, `${kind}/${reason}`, context.scope);
}

/**
 * What the configuration says about something in one file.
 *
 * @param names the names it goes by, the most specific first
 * @returns `null` where the configuration does not mention it
 */
export function configuredSeverity(
  names: readonly string[],
  { file, config }: Omit<SeverityContext, 'scope'>,
): Severity | null {
  const tables = [
    config.severity,
    ...config.overrides.filter(({ files }) => coversFile(files, file)).map((one) => one.severity),
  ];
  for (const table of tables.reverse()) {
    const name = names.find((name) => Object.hasOwn(table, name));
    if (name !== undefined) return table[name] ?? null;
  }
  return null;
}

/** Gives findings about files and settings the severity that the configuration has for their rule, and leaves out those set to `off`. */
export function withConfiguredSeverity(
  findings: readonly PlacedFinding[],
  config: SeverityContext['config'],
): readonly PlacedFinding[] {
  return findings.flatMap((placed) => {
    const { rule, file, severity } = placed.finding;
    const configured = configuredSeverity([rule], { file, config }) ?? severity;
    return configured === 'off' ? [] : [{ ...placed, finding: { ...placed.finding, severity: configured } }];
  });
}

function defaultSeverity(kind: VerdictKind, name: string, scope: SeverityContext['scope']): Severity {
  return (scope === 'change' ? byRuleInChanges[name] : undefined) ?? byRule[name] ?? byVerdict[kind];
}
