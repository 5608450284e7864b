import type { Ground } from './ground.ts';
import { planCi } from './plan-ci.ts';
import { planConfig } from './plan-config.ts';
import { planHook } from './plan-hook.ts';
import type { PlannedFile } from './planned-file.ts';
import type { Translation } from './translate/translation.ts';

/** All that `init` is to do, and to say. */
export interface InitPlan {
  readonly files: readonly PlannedFile[];
  /** What is left to the user: paragraphs, and code in lines that begin with four spaces. */
  readonly advice: readonly string[];
}

/**
 * Plans the configuration, the workflow and the hook.
 *
 * @param existing what becomes of files that are there and differ
 */
export function planInit(ground: Ground, translation: Translation | null, existing: 'keep' | 'replace'): InitPlan {
  const ci = planCi(ground, existing);
  const hook = planHook(ground);
  return {
    files: [planConfig(ground, translation, existing), ...ci.files, ...hook.files],
    advice: [...ci.advice, ...hook.advice],
  };
}
