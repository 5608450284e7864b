import { limits } from '../../config/defaults.ts';
import { isMarkdownExtension } from '../../discover/markdown-names.ts';
import { translateAccepted } from './accepted.ts';
import type { Draft } from './draft.ts';
import { type TranslateKey, tell } from './key-table.ts';
import { listOf, readBoolean, readNumber, readText } from './read-values.ts';
import { durationWithin, numberWithin } from './within-limits.ts';

/** Milliseconds that a bare number counts in a tool's configuration. */
export const units = { milliseconds: 1, seconds: 1000 } as const;

const durationLimits = {
  timeout: limits.timeout,
  backoff: limits.pause,
  defaultPause: limits.pause,
  hostInterval: limits.hostInterval,
} as const;

/** @param unit milliseconds that a bare number counts */
export function toDuration(name: keyof typeof durationLimits, unit: number): TranslateKey {
  return (given, draft) => {
    const duration = durationWithin(given, unit, durationLimits[name], draft, name);
    if (duration !== null) draft.set({ [name]: duration });
  };
}

export function toNumber(name: 'concurrency' | 'hostConcurrency'): TranslateKey {
  return (given, draft) => draft.set({ [name]: numberWithin(given, readNumber(given), limits[name], draft, name) });
}

/** How often one that fails is asked, of how often it was asked again. */
export const toAttempts: TranslateKey = (given, draft) => {
  const name = 'attempts (the first one counts)';
  draft.set({ attempts: numberWithin(given, readNumber(given) + 1, limits.attempts, draft, name) });
};

export const toUserAgent: TranslateKey = (given, draft) => {
  draft.set({ userAgent: readText(given) });
  draft.note(given.key, 'same', 'userAgent');
};

export const toAccept: TranslateKey = (given, draft) => {
  translateAccepted(listOf(given).map(readNumber), '*', given.key, draft);
};

/** Extensions with or without their dot, also several in one text with commas between them. */
export const toExtensions: TranslateKey = (given, draft) => {
  const all = listOf(given)
    .flatMap((entry) => readText(entry).split(','))
    .map((one) => `.${one.trim().replace(/^\./, '')}`);
  const markdown = all.filter(isMarkdownExtension);
  if (markdown.length > 0) draft.set({ extensions: markdown });
  if (markdown.length === all.length) draft.note(given.key, 'same', 'extensions');
  else draft.note(given.key, 'differs', 'extensions, those of Markdown: linkmend reads nothing else');
};

export const toTls: TranslateKey = (given, draft) => {
  if (!readBoolean(given)) {
    draft.note(given.key, 'built-in', 'certificates are verified');
    return;
  }
  draft.host('*', { tls: 'accept-any' });
  draft.note(given.key, 'same', 'hosts["*"].tls');
};

/** For tools that can be told to leave the network alone. */
export const toExcludeAll: TranslateKey = (given, draft) => {
  if (!readBoolean(given)) {
    draft.note(given.key, 'built-in', 'linkmend asks the network; linkmend lint does not');
    return;
  }
  draft.exclude('**');
  draft.note(given.key, 'same', 'exclude is "**"; linkmend lint asks nothing anyway');
};

/** For tools that can be told to take a redirect for a fault. */
export const failRedirects: TranslateKey = ({ key }, draft) => {
  draft.severity('moved', 'error');
  draft.severity('redirected', 'error');
  draft.note(key, 'same', 'severity of "moved" and "redirected" is error');
};

/** For tools that check fragments only when they are told to, and were not. */
export function tellFragmentsUnset(key: string, draft: Draft): void {
  draft.severity('missing-anchor', 'off');
  draft.note(key, 'same', 'not set, so fragments were not checked: severity "missing-anchor" is off');
}

export const tellGitIgnore = tell('built-in', 'what git ignores is not read');
