import { type Ruling, ruleOk } from './ruling.ts';

/** The ruling for a status that the configuration accepts. */
export function accepted(status: number): Ruling {
  return ruleOk({ kind: 'accepted', status });
}
