import type { PlanConfig } from '../config/config.ts';
import type { PlacedFinding } from '../model/judged.ts';
import { findPatternProblems } from './pattern-problems.ts';
import type { Plan } from './plan.ts';

/**
 * Findings about patterns that no longer do anything.
 *
 * @param today `YYYY-MM-DD`
 */
export function findPatternFindings(plan: Plan, config: PlanConfig, today: string): readonly PlacedFinding[] {
  const decisions = plan.rows.map(({ decision }) => decision);
  return findPatternProblems(config, decisions, today).map(({ rule, list, pattern }) => ({
    link: null,
    finding: {
      rule,
      severity: rule === 'expired-pattern' ? 'warning' : 'info',
      file: pattern.origin,
      span: null,
      url: null,
      data: { list, pattern: pattern.pattern, until: pattern.until },
      fix: null,
    },
  }));
}
