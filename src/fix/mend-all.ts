import type { FixConfig } from '../config/config.ts';
import type { Document } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import type { PlacedFinding, SettledFinding } from '../model/judged.ts';
import { maskUserinfo } from '../model/mask-userinfo.ts';
import type { Source } from '../model/source.ts';
import { mendInRounds, type RoundsPorts } from './mend-in-rounds.ts';
import { isChosen, type MendedFile } from './mended-file.ts';
import type { WriteResult } from './write.ts';

export interface MendPorts extends RoundsPorts {
  readonly write: (source: Source, text: string) => Promise<WriteResult>;
}

/** What mending came to. */
export interface MendingOutcome {
  readonly findings: readonly SettledFinding[];
  /**
   * A unified diff of what a dry run would change; empty otherwise. Users and passwords in addresses are masked: a diff with
   * one of them is to be read, and cannot be applied.
   */
  readonly diff: string;
}

/**
 * Applies the fixes that the configuration asks for, file by file, and tells what became of each; a second run finds nothing
 * to mend. Generated files keep none.
 */
export async function mendAll(
  findings: readonly PlacedFinding[],
  documents: readonly Document[],
  config: FixConfig,
  ports: MendPorts,
): Promise<MendingOutcome> {
  const all = findings.map(({ finding }) => finding);
  const sources = documents.map(({ source }) => source);
  const files = config.mode === 'off' ? [] : await mendInRounds(all, sources, config, ports);
  const settled = new Map<Finding, SettledFinding | 'gone'>();
  const added: SettledFinding[] = [];
  let diff = '';
  for (const file of files) {
    const outcome = await finish(file, config, ports);
    for (const [finding, one] of outcome.settled) settled.set(finding, one);
    added.push(...outcome.added);
    diff += outcome.diff;
  }
  for (const { source } of documents) {
    if (source.origin !== 'generated') continue;
    const fixes = all.filter((finding) => finding.file === source.path && isChosen(finding, config)).length;
    if (fixes > 0) added.push({ finding: generated(source, fixes), state: 'offered' });
    // What is never written is not offered either.
    for (const finding of all) {
      if (finding.file === source.path) settled.set(finding, withoutFix({ finding, state: 'offered' }));
    }
  }
  const told = all.flatMap((finding): readonly SettledFinding[] => {
    const one = settled.get(finding) ?? { finding, state: 'offered' };
    return one === 'gone' ? [] : [one];
  });
  return { findings: [...told, ...added], diff };
}

/** What became of a file's findings, and what is to be told besides. */
interface Finished extends Pick<MendingOutcome, 'diff'> {
  readonly settled: MendedFile['settled'];
  readonly added: readonly SettledFinding[];
}

/** Writes a mended file, or shows what would be written. */
async function finish(file: MendedFile, { write }: FixConfig, ports: MendPorts): Promise<Finished> {
  const { source, text, settled } = file;
  const further = file.further.map((one) => (source.origin === 'generated' ? withoutFix(one) : one));
  const told = [...settled.values(), ...further];
  const applied = told.filter((one) => one !== 'gone' && one.state === 'applied').length;
  // Nothing of it stands in the file.
  const unwritten = new Map(
    [...settled].map(([finding, one]) => {
      return [finding, { finding, state: one !== 'gone' && one.state === 'dropped' ? 'dropped' : 'offered' } as const];
    }),
  );
  if (write === 'dry-run') {
    const { unifiedDiff } = await import('./diff.ts');
    const diff = maskUserinfo(unifiedDiff(source.path, source.bom + source.text, source.bom + text));
    return { settled: unwritten, added: [], diff };
  }
  const result: WriteResult = applied === 0 ? { kind: 'written' } : await ports.write(source, text);
  if (result.kind === 'written') return { settled, added: further, diff: '' };
  return { settled: unwritten, added: [{ finding: problemOf(source, result, applied), state: 'offered' }], diff: '' };
}

function withoutFix({ finding, state }: SettledFinding): SettledFinding {
  return { finding: { ...finding, fix: null }, state };
}

function problemOf(source: Source, result: Exclude<WriteResult, { readonly kind: 'written' }>, fixes: number): Finding {
  const base = { file: source.path, span: null, url: null, fix: null } as const;
  switch (result.kind) {
    case 'changed-on-disk':
      return { ...base, rule: 'file-changed', severity: 'error', data: {} };
    case 'generated':
      return generated(source, fixes);
    case 'outside-root':
      return { ...base, rule: 'file-unwritable', severity: 'error', data: { why: 'it lies outside of the root' } };
    case 'failed':
      return { ...base, rule: 'file-unwritable', severity: 'error', data: { why: result.why } };
  }
}

function generated({ path }: Source, fixes: number): Finding {
  return { rule: 'generated-file', severity: 'info', file: path, span: null, url: null, data: { fixes }, fix: null };
}
