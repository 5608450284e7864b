import type { FixConfig } from '../config/config.ts';
import type { Edit, Fix } from '../model/edit.ts';
import type { Finding } from '../model/finding.ts';
import type { SettledFinding } from '../model/judged.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import { overlaps } from './apply.ts';
import { type Extract, mend } from './mend.ts';
import { type Passage, passagesOf, traceBack } from './trace-back.ts';

/** A file between two rounds of mending. */
export interface MendedFile {
  readonly source: Source;
  readonly text: string;
  /** What was found in it, and what became of it. */
  readonly settled: ReadonlyMap<Finding, SettledFinding>;
  /** What only came of mending, and is mended too. */
  readonly further: readonly SettledFinding[];
  /** What its text consists of after each round (see {@link traceBack}). */
  readonly steps: readonly (readonly Passage[])[];
  /** Whether the last round has changed something. */
  readonly state: 'changed' | 'still';
}

/** @param findings of that file */
export function mendFile(
  source: Source,
  findings: readonly Finding[],
  config: FixConfig,
  extract: Extract,
): MendedFile {
  const { text, applied, dropped } = mend(source, chosenFixes(findings, config), extract);
  const states = new Map<Fix | null, SettledFinding['state']>([
    ...applied.map((fix) => [fix, 'applied'] as const),
    ...dropped.map(({ fix }) => [fix, 'dropped'] as const),
  ]);
  const settled = new Map(
    findings.map((finding) => [finding, { finding, state: states.get(finding.fix) ?? 'offered' }] as const),
  );
  const steps = [passagesOf(source.text, editsOf(applied))];
  return { source, text, settled, further: [], steps, state: applied.length > 0 ? 'changed' : 'still' };
}

/**
 * Mends what was found in the mended text once more. What is mended now is the finding that was left before, or one that
 * came of mending; places are those of the file as it was read. What was left for another fix's sake, and is not found any
 * more, is mended by that one.
 *
 * @param findings of that file, with places in its text as it is now
 */
export function mendFurther(
  file: MendedFile,
  findings: readonly Finding[],
  config: FixConfig,
  extract: Extract,
): MendedFile {
  const { text, applied } = mend({ ...file.source, text: file.text }, chosenFixes(findings, config), extract);
  const traced = findings.map((finding) => ({ found: finding, finding: traceFinding(finding, file.steps) }));
  const settled = new Map(file.settled);
  for (const [original, one] of file.settled) {
    const isGone = one.state === 'dropped' && !traced.some(({ finding }) => isSame(finding, original));
    if (isGone) settled.set(original, mendedAlong(original, [...file.settled.values()]));
  }
  const further = [...file.further];
  const done = new Set(applied);
  for (const { found, finding } of traced) {
    if (found.fix === null || !done.has(found.fix)) continue;
    const [left] = [...settled].find(([original, { state }]) => state === 'dropped' && isSame(finding, original)) ?? [];
    if (left === undefined) further.push({ finding, state: 'applied' });
    else settled.set(left, { finding: { ...left, fix: finding.fix }, state: 'applied' });
  }
  const steps = [...file.steps, passagesOf(file.text, editsOf(applied))];
  return { ...file, text, settled, further, steps, state: applied.length > 0 ? 'changed' : 'still' };
}

/** Whether the configuration asks for a finding's fix. */
export function isChosen({ rule, aliases = [], fix }: Finding, { mode, kinds }: FixConfig): boolean {
  if (fix === null || mode === 'off') return false;
  // Who names a rule wants what it has to offer.
  if ([rule, ...aliases].some((name) => kinds.includes(name))) return true;
  return kinds.includes(fix.kind) && (fix.safety === 'safe' || mode === 'suggested');
}

function chosenFixes(findings: readonly Finding[], config: FixConfig): readonly Fix[] {
  return findings.flatMap((finding) => (finding.fix !== null && isChosen(finding, config) ? [finding.fix] : []));
}

function editsOf(fixes: readonly Fix[]): readonly Edit[] {
  return fixes.flatMap(({ edits }) => edits);
}

function traceFinding(finding: Finding, steps: MendedFile['steps']): Finding {
  const { span, fix } = finding;
  const edits = fix?.edits.map((edit) => ({ ...edit, span: traceBack(edit.span, steps) })) ?? [];
  return {
    ...finding,
    span: span === null ? null : traceBack(span, steps),
    fix: fix === null ? null : { ...fix, edits },
  };
}

/** Whether two findings are one that was found twice. One that stands for several is so by the places that it changes. */
function isSame(one: Finding, other: Finding): boolean {
  if (one.rule !== other.rule) return false;
  const spans = (finding: Finding): readonly Span[] => [
    ...(finding.span === null ? [] : [finding.span]),
    ...(finding.fix?.edits ?? []).map(({ span }) => span),
  ];
  return spans(one).some((span) => spans(other).some((place) => overlaps(span, place)));
}

/** A finding that is gone together with what the fix of another one has changed in its place. */
function mendedAlong(finding: Finding, settled: readonly SettledFinding[]): SettledFinding {
  const places = finding.fix?.edits ?? [];
  const by = settled.find(
    (one) =>
      one.state === 'applied' &&
      one.finding.fix?.edits.some(({ span }) => places.some((place) => overlaps(place.span, span))),
  );
  if (by === undefined) return { finding, state: 'dropped' };
  return { finding: { ...finding, fix: by.finding.fix }, state: 'applied' };
}
