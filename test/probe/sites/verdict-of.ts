import { judgeProbe } from '../../../src/judge/judge-probe.ts';
import type { Probe } from '../../../src/model/probe.ts';
import { plain } from '../../judge/make-probe.ts';

/** `verdict/reason` of a probe, without a policy of its own. */
export function verdictOf(probe: Probe): string {
  const { kind, reason } = judgeProbe(probe, plain);
  return reason === null ? kind : `${kind}/${reason}`;
}
