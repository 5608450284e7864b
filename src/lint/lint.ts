import type { LintConfig, SeverityOverride } from '../config/config.ts';
import { coversFile } from '../config/covers-file.ts';
import { configuredSeverity } from '../judge/severity.ts';
import type { Document } from '../model/document.ts';
import type { Safety } from '../model/edit.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { PlacedFinding } from '../model/judged.ts';
import { withoutIgnored } from './ignored.ts';
import { createPage, type Page, type Surroundings, unknownSurroundings } from './page.ts';
import { type Rule, type RuleFinding, severityInPreset } from './rule.ts';

/** What steers the rules. */
export interface LintOptions extends LintConfig {
  readonly severity: Readonly<Record<string, Severity>>;
  readonly overrides: readonly SeverityOverride[];
}

/** Runs rules over documents. What comments take out is no part of what a rule sees. In the order of the documents and rules. */
export function lintDocuments(
  documents: readonly Document[],
  rules: readonly Rule[],
  options: LintOptions,
  surroundings: Surroundings = unknownSurroundings,
): readonly PlacedFinding[] {
  const plain = new Map(documents.map((document) => [document, createPage(document, options, surroundings)]));
  return rules.flatMap((rule) => {
    const files = documents.map((document) => ({ document, severity: severityFor(rule, document, options) }));
    if (files.every(({ severity }) => severity === 'off')) return [];
    const pages = new Map(
      documents.map((document) => [
        document,
        pageFor(document, rule, plain.get(document) ?? null, options, surroundings),
      ]),
    );
    const all = [...pages.values()];
    return files.flatMap(({ document, severity }) => {
      const page = pages.get(document);
      if (severity === 'off' || page === undefined || (rule.about === 'list' && page.role !== 'list')) return [];
      const found = rule.prepare(optionsFor(rule, document, options))({ page, pages: all });
      return found.map((one) => toFinding(one, rule, severity, page));
    });
  });
}

function pageFor(
  document: Document,
  rule: Rule,
  plain: Page | null,
  options: LintOptions,
  surroundings: Surroundings,
): Page {
  const seen = withoutIgnored(document, rule.name);
  if (plain === null) return createPage(seen, options, surroundings);
  return seen === document ? plain : { ...createPage(seen, options, surroundings), role: plain.role };
}

function severityFor(rule: Rule, { source }: Document, options: LintOptions): Severity {
  const configured = configuredSeverity([rule.name], { file: source.path, config: options });
  return configured ?? severityInPreset(rule, options.preset);
}

/** Later overrides add to earlier ones, to what holds everywhere, and that to what the preset says. */
function optionsFor({ name, presetOptions }: Rule, { source }: Document, { options, overrides, preset }: LintOptions) {
  const own = overrides.filter(({ files }) => coversFile(files, source.path)).map((one) => one.options[name]);
  return Object.assign({}, presetOptions?.[preset], options[name], ...own);
}

function toFinding(
  { span, data, link, fix, atMost }: RuleFinding,
  rule: Rule,
  configured: Exclude<Severity, 'off'>,
  { source }: Page,
): PlacedFinding {
  const severity = atMost === 'info' ? 'info' : configured;
  const finding: Finding = {
    rule: rule.name,
    severity,
    file: source.path,
    span,
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
