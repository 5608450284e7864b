import type { LintConfig, SeverityOverride } from '../config/config.ts';
import { coversFile } from '../config/covers-file.ts';
import { configuredSeverity } from '../judge/severity.ts';
import type { Document } from '../model/document.ts';
import type { Safety } from '../model/edit.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { PlacedFinding } from '../model/judged.ts';
import type { Source } from '../model/source.ts';
import { createViews, type Views } from './ignored.ts';
import { createPage, type Page, type Surroundings, unknownSurroundings } from './page.ts';
import { type Rule, type RuleFinding, severityInPreset } from './rule.ts';

/** What steers the rules. */
export interface LintOptions extends LintConfig {
  readonly severity: Readonly<Record<string, Severity>>;
  readonly overrides: readonly SeverityOverride[];
}

/** Whether a rule is to be run over a file. */
export type IsAsked = (rule: string, file: string) => boolean;

/** Both in the order of the rules and documents. */
export interface Linter {
  /** What rules find. What comments take out is no part of what a rule sees. */
  readonly heeded: () => readonly PlacedFinding[];
  /** What some rules would find in some files if no file had comments. */
  readonly unheeded: (isAsked: IsAsked) => readonly PlacedFinding[];
}

/** Makes rules ready to run over documents. What both runs look at is computed once. */
export function createLinter(
  documents: readonly Document[],
  rules: readonly Rule[],
  options: LintOptions,
  surroundings: Surroundings = unknownSurroundings,
): Linter {
  const files = documents.map((one) => createViews(createPage(one, options, surroundings), one.directives));
  return {
    heeded: () =>
      rules.flatMap((rule) =>
        runRule(rule, options, files, { isAsked: () => true, pageOf: ({ seenBy }) => seenBy(rule.name) }),
      ),
    unheeded: (isAsked) =>
      rules.flatMap((rule) => runRule(rule, options, files, { isAsked, pageOf: ({ whole }) => whole })),
  };
}

interface Pass {
  readonly isAsked: IsAsked;
  readonly pageOf: (file: Views) => Page;
}

function runRule(
  rule: Rule,
  options: LintOptions,
  files: readonly Views[],
  { isAsked, pageOf }: Pass,
): readonly PlacedFinding[] {
  const severities = files.map(({ whole: { source } }) =>
    isAsked(rule.name, source.path) ? severityFor(rule, source, options) : 'off',
  );
  if (severities.every((severity) => severity === 'off')) return [];
  const pages = files.map(pageOf);
  return pages.flatMap((page, index) => {
    const severity = severities[index] ?? 'off';
    if (severity === 'off' || (rule.about === 'list' && page.role !== 'list')) return [];
    const found = rule.prepare(optionsFor(rule, page.source, options))({ page, pages });
    return found.map((one) => toFinding(one, rule, severity, page));
  });
}

function severityFor(rule: Rule, { path }: Source, options: LintOptions): Severity {
  const configured = configuredSeverity([rule.name], { file: path, config: options });
  return configured ?? severityInPreset(rule, options.preset);
}

/** Later overrides add to earlier ones, to what holds everywhere, and that to what the preset says. */
function optionsFor({ name, presetOptions }: Rule, { path }: Source, { options, overrides, preset }: LintOptions) {
  const own = overrides.filter(({ files }) => coversFile(files, path)).map((one) => one.options[name]);
  return Object.assign({}, presetOptions?.[preset], options[name], ...own);
}

function toFinding(
  { span, others = [], data, link, fix, atMost }: RuleFinding,
  rule: Rule,
  configured: Exclude<Severity, 'off'>,
  { source, isNew }: Page,
): PlacedFinding {
  const severity = atMost === 'info' ? 'info' : configured;
  const finding: Finding = {
    rule: rule.name,
    severity,
    file: source.path,
    span: span === null || isNew(span) ? span : (others.find(isNew) ?? span),
    url: null,
    data,
    fix: fix === undefined ? null : { kind: 'lint', becomes: null, ...fix, safety: safetyAt(severity, fix.safety) },
  };
  return { link: link ?? null, finding };
}

/** What is only worth knowing is not mended along with what is wrong. */
function safetyAt(severity: Severity, safety: Safety): Safety {
  return severity === 'info' ? 'suggested' : safety;
}
