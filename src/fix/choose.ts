import type { FixConfig } from '../config/config.ts';
import type { Fix } from '../model/edit.ts';

/** Whether a run with this configuration applies a fix: `safe` ones with `--fix`, all with `--fix-suggested`. */
export function isChosen(fix: Fix, { mode, kinds }: Pick<FixConfig, 'mode' | 'kinds'>): boolean {
  if (mode === 'off' || !kinds.includes(fix.kind)) return false;
  return fix.safety === 'safe' || mode === 'suggested';
}
