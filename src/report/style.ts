import type { ReportConfig } from '../config/config.ts';

/** What a stretch of text is, for whoever gives it a colour. */
export type Paint = 'error' | 'warning' | 'info' | 'good' | 'strong' | 'faint';

/** What starts each paint, and `reset`, which ends any; all empty without colour. */
export type Colors = Readonly<Record<Paint | 'reset', string>>;

/** How the terminal format looks. */
export interface Style {
  readonly colors: Colors;
  /** Columns. */
  readonly width: number;
  readonly groupBy: ReportConfig['groupBy'];
  readonly detail: ReportConfig['detail'];
}

export const noColors: Colors = { error: '', warning: '', info: '', good: '', strong: '', faint: '', reset: '' };

/** The eight colours that every terminal has in its own palette (ECMA-48, SGR). */
export const ansiColors: Colors = {
  error: '\u001b[31m',
  warning: '\u001b[33m',
  info: '\u001b[36m',
  good: '\u001b[32m',
  strong: '\u001b[1m',
  faint: '\u001b[2m',
  reset: '\u001b[0m',
};
