import type { Draft } from './draft.ts';
import { translateExclusion } from './exclusion.ts';
import { toPathGlob } from './path-expression.ts';
import { type Given, listOf, readText } from './read-values.ts';
import { fromRust } from './rust-expression.ts';
import { toPattern } from './to-pattern.ts';

/** Takes out addresses in which a Rust expression is found. */
export function excludeWhatFits(
  source: string,
  place: { key: string; reason?: string | undefined },
  draft: Draft,
): void {
  const expression = fromRust(source);
  if (expression.kind === 'fault') {
    draft.note(place.key, 'none', `/${source}/ ${expression.fault}`);
    return;
  }
  translateExclusion(expression.value, place, draft);
}

export function includeWhatFits(source: string, key: string, draft: Draft): void {
  const expression = fromRust(source);
  const pattern = expression.kind === 'fault' ? expression : toPattern(expression.value);
  if (pattern.kind === 'fault') {
    draft.note(key, 'none', `/${source}/ ${pattern.fault}`);
    return;
  }
  draft.include(pattern.value);
  draft.note(key, 'same', 'include');
}

export function excludePath(source: string, key: string, draft: Draft): void {
  const glob = toPathGlob(source);
  if (glob === null) {
    draft.note(key, 'none', `/${source}/ is more than .gitignore syntax can say: write it into excludePath by hand`);
    return;
  }
  draft.excludePath(glob);
  draft.note(key, 'same', `excludePath "${glob}"`);
}

export function translateSchemes(given: Given, draft: Draft): void {
  const schemes = listOf(given).map(readText);
  if (schemes.length === 0) return;
  for (const scheme of ['http', 'https']) {
    if (!schemes.includes(scheme)) draft.exclude(`/^${scheme}:/`);
  }
  if (!schemes.includes('file')) {
    draft.severity('missing-file', 'off');
    draft.severity('missing-anchor', 'off');
  }
  draft.note(
    given.key,
    'same',
    'exclude for schemes that are not named; without "file", missing files and anchors are off',
  );
}

export function translateFragments(given: Given, draft: Draft): void {
  const mode = given.value === true ? 'anchor-only' : given.value === false ? 'none' : readText(given);
  if (mode === 'none' || mode === 'text-only') {
    draft.severity('missing-anchor', 'off');
    draft.note(
      given.key,
      mode === 'none' ? 'same' : 'differs',
      `severity "missing-anchor" is off${mode === 'none' ? '' : '; text fragments are not looked up'}`,
    );
    return;
  }
  draft.set({ anchors: true });
  draft.note(
    given.key,
    mode === 'full' ? 'differs' : 'same',
    `anchors${mode === 'full' ? '; text fragments are not looked up' : ''}`,
  );
}
