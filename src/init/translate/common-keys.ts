import { type Limits, limits } from '../../config/defaults.ts';
import { formatDuration } from '../../config/duration.ts';
import { findHostGlobFault } from '../../config/host-glob.ts';
import { assertNever } from '../../model/assert-never.ts';
import type { Draft } from './draft.ts';
import { type Given, readNumber, readSpan, readText } from './read-values.ts';
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

/** Status codes that are fine. Every 2xx is by itself, and redirects are followed: they end no chain. */
export function translateAccepted(codes: readonly number[], host: string, key: string, draft: Draft): void {
  const extra = codes.filter((code) => code >= 400 || code === 304);
  if (extra.length > 0) draft.accept(host, extra);
  const where = host === '*' ? 'accept' : `accept of ${host}`;
  draft.note(key, extra.length > 0 ? 'same' : 'built-in', extra.length > 0 ? where : 'every 2xx is fine by itself');
}

/** A number within what linkmend takes, and a note where it had to be cut. */
export function within(given: Given, value: number, { minimum, maximum }: Limits, draft: Draft, name: string): number {
  const kept = Math.min(maximum, Math.max(minimum, Math.round(value)));
  if (kept === value) draft.note(given.key, 'same', name);
  else draft.note(given.key, 'differs', `${name}, which takes ${kept} ${kept < value ? 'at most' : 'at least'}`);
  return kept;
}

/**
 * A duration, as linkmend writes it.
 *
 * @param unit milliseconds that a bare number counts
 */
export function translateDuration(
  given: Given,
  unit: number,
  range: Limits,
  draft: Draft,
  name: string,
): string | null {
  const written =
    typeof given.value === 'string' && !/^\d+(?:\.\d+)?$/.test(given.value)
      ? readSpan(readText(given))
      : readNumber(given) * unit;
  if (written === null) {
    draft.note(given.key, 'none', `cannot be read as a time: ${JSON.stringify(given.value)}`);
    return null;
  }
  const kept = Math.min(range.maximum, Math.max(range.minimum, written));
  const bound = kept < written ? 'at most' : 'at least';
  draft.note(
    given.key,
    kept === written ? 'same' : 'differs',
    kept === written ? name : `${name}, which takes ${formatDuration(kept)} ${bound}`,
  );
  return formatDuration(kept);
}

/** How often one that fails is asked, of how often it was asked again. */
export function translateRetries(given: Given, draft: Draft): number {
  return within(given, readNumber(given) + 1, limits.attempts, draft, 'attempts (the first one counts)');
}

const secretNames = /authorization|cookie|token|secret|api-?key|password/i;

/**
 * Headers for a host. What may be a secret stays out of the new file: an environment variable takes its place.
 *
 * @param host `*` for all
 */
export function translateHeaders(
  host: string,
  headers: readonly (readonly [name: string, value: string])[],
  key: string,
  draft: Draft,
): void {
  const fault = findHostGlobFault(host);
  if (fault !== null) {
    draft.note(key, 'none', `"${host}" ${fault}`);
    return;
  }
  const made = headers.map(([name, value]): readonly [string, string] => {
    const lower = name.trim().toLowerCase();
    if (!secretNames.test(lower) || /\$\{[A-Za-z_][A-Za-z0-9_]*\}/.test(value)) return [lower, value.trim()];
    const variable = `${host === '*' ? 'LINKMEND' : host}_${lower}`
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '');
    draft.note(
      key,
      'differs',
      `the value of "${lower}" is not copied: put it into the environment variable ${variable}`,
    );
    return [lower, `\${${variable}}`];
  });
  const agent = made.find(([name]) => name === 'user-agent');
  const others = made.filter(([name]) => name !== 'user-agent');
  if (agent !== undefined) draft.host(host, { userAgent: agent[1] });
  if (others.length > 0) draft.host(host, { headers: Object.fromEntries(others) });
  draft.note(key, 'same', `hosts["${host}"]`);
}
