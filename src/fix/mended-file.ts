import type { FixConfig } from '../config/config.ts';
import type { Edit, Fix } from '../model/edit.ts';
import type { Finding } from '../model/finding.ts';
import type { SettledFinding } from '../model/judged.ts';
import type { Source } from '../model/source.ts';
import { createFindingIndex, type FindingIndex } from './finding-index.ts';
import { type Extract, mend } from './mend.ts';
import { type Passage, passagesOf, traceBack } from './trace-back.ts';

/** A file between two rounds of mending. */
export interface MendedFile {
  readonly source: Source;
  readonly text: string;
  /** What was found in it, and what became of it. Findings that are `gone` are not to be told any more. */
  readonly settled: ReadonlyMap<Finding, SettledFinding | 'gone'>;
  /** What only came of mending. */
  readonly further: readonly SettledFinding[];
  /** What its text consists of after each round (see {@link traceBack}). */
  readonly steps: readonly (readonly Passage[])[];
  /** Whether the last round has changed something. */
  readonly state: 'changed' | 'still';
  /** What was found in it, to be found again. */
  readonly index: FindingIndex;
}

/** @param findings of that file */
export function mendFile(
  source: Source,
  findings: readonly Finding[],
  config: FixConfig,
  extract: Extract,
): MendedFile {
  const { text, applied, dropped } = mend(source, fixesOf(findings.filter((one) => isChosen(one, config))), extract);
  const states = new Map<Fix | null, SettledFinding['state']>([
    ...applied.map((fix) => [fix, 'applied'] as const),
    ...dropped.map(({ fix }) => [fix, 'dropped'] as const),
  ]);
  const settled = new Map(
    findings.map((finding) => [finding, { finding, state: states.get(finding.fix) ?? 'offered' }] as const),
  );
  const steps = [passagesOf(source.text, editsOf(applied))];
  const state = applied.length > 0 ? 'changed' : 'still';
  return { source, text, settled, further: [], steps, state, index: createFindingIndex(findings) };
}

/**
 * Mends what was found in the mended text once more: what was left before, or came of mending. Places are those of the file
 * as it was read. What was on offer only is mended too, where the text gives no reason for doubt any more: the next run would
 * do so.
 *
 * @param findings of that file, with places in its text as it is now
 */
export function mendFurther(
  file: MendedFile,
  findings: readonly Finding[],
  config: FixConfig,
  extract: Extract,
): MendedFile {
  const traced = new Map(findings.map((finding) => [finding, traceFinding(finding, file.steps)]));
  const chosen = findings.filter((finding) => isChosen(finding, config));
  const { text, applied } = mend({ ...file.source, text: file.text }, fixesOf(chosen), extract);
  const done = new Set<Fix | null>(applied);
  const settled = new Map(file.settled);
  const further = [...file.further];
  for (const finding of chosen) {
    const told = traced.get(finding);
    if (told === undefined || !done.has(finding.fix)) continue;
    const original = file.index.sameAs(told).find((one) => stateOf({ settled }, one) !== 'applied');
    if (original === undefined) further.push({ finding: told, state: 'applied' });
    else settled.set(original, { finding: { ...original, fix: told.fix }, state: 'applied' });
  }
  const steps = [...file.steps, passagesOf(file.text, editsOf(applied))];
  return { ...file, text, settled, further, steps, state: applied.length > 0 ? 'changed' : 'still' };
}

/**
 * Tells what is so in the end: what is not found any more was mended along with something else, and what is found that was
 * not there before came of mending.
 *
 * @param findings of that file, with places in its last text
 */
export function settleFile(file: MendedFile, findings: readonly Finding[]): MendedFile {
  const traced = findings.map((finding) => traceFinding(finding, file.steps));
  const found = new Set(traced.flatMap((finding) => file.index.sameAs(finding)));
  const settled = new Map(file.settled);
  const applied = createFindingIndex(appliedTo(file));
  for (const [original, one] of file.settled) {
    if (one === 'gone' || one.state === 'applied' || found.has(original)) continue;
    const [by] = applied.near(original);
    settled.set(original, by === undefined ? 'gone' : { finding: { ...original, fix: by.fix }, state: 'applied' });
  }
  const further = traced.filter((finding) => file.index.sameAs(finding).length === 0);
  return {
    ...file,
    settled,
    further: [...file.further, ...further.map((finding) => ({ finding, state: 'offered' }) as const)],
  };
}

/** Whether the configuration asks for a finding's fix. */
export function isChosen({ rule, aliases = [], fix }: Finding, { mode, kinds }: FixConfig): boolean {
  if (fix === null || mode === 'off') return false;
  // Who names a rule wants what it has to offer.
  if ([rule, ...aliases].some((name) => kinds.includes(name))) return true;
  return kinds.includes(fix.kind) && (fix.safety === 'safe' || mode === 'suggested');
}

function stateOf({ settled }: Pick<MendedFile, 'settled'>, finding: Finding): SettledFinding['state'] | 'gone' | null {
  const one = settled.get(finding) ?? null;
  return one === null || one === 'gone' ? one : one.state;
}

function appliedTo({ settled, further }: MendedFile): readonly Finding[] {
  const all = [...settled.values(), ...further];
  return all.flatMap((one) => (one !== 'gone' && one.state === 'applied' ? [one.finding] : []));
}

function fixesOf(findings: readonly Finding[]): readonly Fix[] {
  return findings.flatMap(({ fix }) => (fix === null ? [] : [fix]));
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
