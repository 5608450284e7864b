import { assertNever } from '../model/assert-never.ts';
import type { MailTarget, MalformedTarget, OtherTarget } from '../model/target.ts';
import type { Evidence, Verdict } from '../model/verdict.ts';

/** The verdict on a target that is never asked: it follows from the address as written. */
export function judgeTarget(target: MalformedTarget | MailTarget | OtherTarget): Verdict {
  switch (target.kind) {
    case 'mail':
      return { kind: 'skipped', reason: 'scheme', evidence: [{ kind: 'scheme', scheme: 'mailto' }] };
    case 'other':
      return { kind: 'skipped', reason: 'scheme', evidence: [{ kind: 'scheme', scheme: target.scheme }] };
    case 'malformed': {
      const reason = target.fault.kind === 'unknown-scheme' ? 'unknown-scheme' : 'malformed-url';
      return { kind: 'dead', reason, evidence: [evidenceOf(target)] };
    }
    default:
      return assertNever(target);
  }
}

function evidenceOf({ fault: { kind: fault, ...facts }, suggestion }: MalformedTarget): Evidence {
  return { kind: 'malformed', fault, ...facts, suggestion };
}
