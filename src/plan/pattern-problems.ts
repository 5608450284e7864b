import type { PlanConfig, UrlPattern } from '../config/config.ts';
import { type Decision, isExpired } from './filter.ts';

/** A pattern that no longer does anything. */
export interface PatternProblem {
  readonly rule: 'expired-pattern' | 'unused-pattern';
  readonly list: 'exclude' | 'include';
  readonly pattern: UrlPattern;
}

/**
 * Patterns whose last day is over, and patterns that fitted no address of this run. Only a run over all files may ask:
 * a part of the links (`--since`, paths, a shard) tells nothing about what a pattern is for.
 *
 * @param today `YYYY-MM-DD`
 */
export function findPatternProblems(
  config: PlanConfig,
  decisions: readonly Decision[],
  today: string,
): readonly PatternProblem[] {
  const used = new Set(decisions.flatMap(({ matched }) => matched));
  const problemsOf = (list: 'exclude' | 'include'): readonly PatternProblem[] =>
    config[list]
      .map((pattern): PatternProblem => {
        return { rule: isExpired(pattern, today) ? 'expired-pattern' : 'unused-pattern', list, pattern };
      })
      .filter(({ rule, pattern }) => rule === 'expired-pattern' || !used.has(pattern));
  return [...problemsOf('exclude'), ...problemsOf('include')];
}
