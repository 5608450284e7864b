import { assertNever } from '../model/assert-never.ts';
import type { LocalFacts } from '../model/local.ts';
import type { Verdict } from '../model/verdict.ts';

/**
 * The verdict on a file target. Another letter case is a missing file: forges and most servers tell them apart. What lies
 * outside of the root is not published with it, so nothing is known of it.
 */
export function judgeLocal(facts: LocalFacts): Verdict {
  switch (facts.kind) {
    case 'found':
      return { kind: 'ok', reason: null, evidence: [{ kind: 'found', type: facts.type }] };
    case 'missing-file':
      return { kind: 'dead', reason: 'missing-file', evidence: [facts] };
    case 'outside-site':
      return { kind: 'dead', reason: 'missing-file', evidence: [facts] };
    case 'wrong-case':
      return { kind: 'dead', reason: 'missing-file', evidence: [facts] };
    case 'missing-anchor':
      return { kind: 'dead', reason: 'missing-anchor', evidence: [facts] };
    case 'outside-root':
      return { kind: 'skipped', reason: 'excluded', evidence: [facts] };
    default:
      return assertNever(facts);
  }
}
