import type { FixConfig } from '../config/config.ts';
import type { Document } from '../model/document.ts';
import type { Fix } from '../model/edit.ts';
import type { Finding } from '../model/finding.ts';
import type { PlacedFinding, SettledFinding } from '../model/judged.ts';
import type { Link } from '../model/link.ts';
import { maskUserinfo } from '../model/mask-userinfo.ts';
import type { Source } from '../model/source.ts';
import { unifiedDiff } from './diff.ts';
import { type Mended, mend } from './mend.ts';
import type { WriteResult } from './write.ts';

export interface MendPorts {
  readonly extract: (text: string) => readonly Link[];
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

/** Applies the fixes that the configuration asks for, file by file, and tells what became of each. Generated files keep none. */
export async function mendAll(
  findings: readonly PlacedFinding[],
  documents: readonly Document[],
  config: FixConfig,
  ports: MendPorts,
): Promise<MendingOutcome> {
  const states = new Map<Fix, SettledFinding['state']>();
  const problems: SettledFinding[] = [];
  let diff = '';
  for (const { source } of documents) {
    const fixes = findings.flatMap(({ finding }) => (finding.file === source.path ? chosen(finding, config) : []));
    if (fixes.length === 0) continue;
    if (source.origin === 'generated') {
      problems.push({ finding: generated(source, fixes.length), state: 'offered' });
      continue;
    }
    const mended = mend(source, fixes, ports.extract);
    for (const { fix } of mended.dropped) states.set(fix, 'dropped');
    if (config.write === 'dry-run') {
      diff += maskUserinfo(unifiedDiff(source.path, source.bom + source.text, source.bom + mended.text));
      continue;
    }
    const result: WriteResult =
      mended.applied.length === 0 ? { kind: 'written' } : await ports.write(source, mended.text);
    if (result.kind === 'written') for (const fix of mended.applied) states.set(fix, 'applied');
    else problems.push({ finding: problemOf(source, result, mended), state: 'offered' });
  }
  const unwritten = new Set(documents.flatMap(({ source }) => (source.origin === 'generated' ? source.path : [])));
  const settled = findings.map(({ finding }): SettledFinding => {
    // What is never written is not offered either.
    if (unwritten.has(finding.file)) return { finding: { ...finding, fix: null }, state: 'offered' };
    return { finding, state: (finding.fix === null ? undefined : states.get(finding.fix)) ?? 'offered' };
  });
  return { findings: [...settled, ...problems], diff };
}

function chosen({ fix }: Finding, { mode, kinds }: FixConfig): readonly Fix[] {
  if (fix === null || mode === 'off' || !kinds.includes(fix.kind)) return [];
  return fix.safety === 'safe' || mode === 'suggested' ? [fix] : [];
}

function problemOf(
  source: Source,
  result: Exclude<WriteResult, { readonly kind: 'written' }>,
  { applied }: Mended,
): Finding {
  const base = { file: source.path, span: null, url: null, fix: null } as const;
  switch (result.kind) {
    case 'changed-on-disk':
      return { ...base, rule: 'file-changed', severity: 'error', data: {} };
    case 'generated':
      return generated(source, applied.length);
    case 'outside-root':
      return { ...base, rule: 'file-unwritable', severity: 'error', data: { why: 'it lies outside of the root' } };
    case 'failed':
      return { ...base, rule: 'file-unwritable', severity: 'error', data: { why: result.why } };
  }
}

function generated({ path }: Source, fixes: number): Finding {
  return { rule: 'generated-file', severity: 'info', file: path, span: null, url: null, data: { fixes }, fix: null };
}
