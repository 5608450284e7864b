import { assertNever } from '../../model/assert-never.ts';
import type { Draft } from './draft.ts';
import { type Expression, reachOf, toPattern } from './to-pattern.ts';

/** What takes out addresses whose expression fits, as far as linkmend can; tells the rest. */
export function translateExclusion(
  expression: Expression,
  { key, reason }: { readonly key: string; readonly reason?: string | undefined },
  draft: Draft,
): void {
  const shown = `/${expression.source}/`;
  const reach = reachOf(expression);
  switch (reach) {
    case 'mail':
    case 'other-scheme':
      draft.note(key, 'built-in', `${shown}: mail addresses and other schemes are never asked`);
      return;
    case 'file':
      if (/^\^?file:(?:\\?\/){0,3}(?:\.?\*)?\$?$/.test(expression.source)) {
        draft.severity('missing-file', 'off');
        draft.note(key, 'same', `${shown}: severity "missing-file" is off`);
        return;
      }
      draft.note(key, 'none', `${shown}: links to files are not excluded by pattern; a comment takes one out`);
      return;
    case 'fragment':
      draft.severity('missing-anchor', 'off');
      draft.note(key, 'differs', `${shown}: severity "missing-anchor" is off, in other files too`);
      return;
    case 'path':
      draft.note(
        key,
        'none',
        `${shown}: links to files are looked up; "site" says where pages are, and a comment takes one link out`,
      );
      return;
    case 'web':
      excludeWeb(expression, { key, reason, shown }, draft);
      return;
    default:
      assertNever(reach);
  }
}

function excludeWeb(
  expression: Expression,
  { key, reason, shown }: { readonly key: string; readonly reason?: string | undefined; readonly shown: string },
  draft: Draft,
): void {
  const pattern = toPattern(expression);
  if (pattern.kind === 'fault') {
    draft.note(key, 'none', `${shown} ${pattern.fault}`);
    return;
  }
  draft.exclude(reason === undefined ? pattern.value : { pattern: pattern.value, reason });
  draft.note(key, 'same', 'exclude');
}
