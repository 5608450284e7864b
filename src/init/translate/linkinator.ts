import { limits } from '../../config/defaults.ts';
import { translateAccepted, translateDuration, translateExclusion, translateRetries, within } from './common-keys.ts';
import { createDraft, type Draft } from './draft.ts';
import { entriesOf, type Given, listOf, readBoolean, readNumber, readText } from './read-values.ts';
import { translateReplacement } from './replacement.ts';
import type { Translation } from './translation.ts';

/**
 * Translates `linkinator.config.json` (linkinator's README, "Command Usage" and "Configuration file").
 *
 * @throws ConfigError for values of another kind than that tool takes
 */
export function translateLinkinator(file: string, value: unknown): Translation {
  const draft = createDraft();
  const entries = entriesOf({ file, key: '', value });
  if (!entries.some(([name, { value: set }]) => name === 'checkFragments' && set === true)) {
    draft.severity('missing-anchor', 'off');
    draft.note('checkFragments', 'same', 'not set, so fragments were not checked: severity "missing-anchor" is off');
  }
  for (const [name, given] of entries) translateKey(name, given, entries, draft);
  return { tool: 'linkinator', files: [file], config: draft.config(), notes: draft.notes() };
}

function translateKey(name: string, given: Given, all: ReturnType<typeof entriesOf>, draft: Draft): void {
  const { key } = given;
  switch (name) {
    case 'skip':
    case 'linksToSkip':
      for (const entry of listOf(given)) {
        for (const source of readText(entry).split(/\s+/).filter(Boolean)) {
          translateExclusion({ source, flags: '' }, { key: entry.key }, draft);
        }
      }
      return;
    case 'statusCodes':
      translateStatusCodes(given, draft);
      return;
    case 'timeout': {
      if (readNumber(given) === 0) {
        draft.note(key, 'differs', 'an attempt always ends, after 15 seconds');
        return;
      }
      const timeout = translateDuration(given, 1, limits.timeout, draft, 'timeout');
      if (timeout !== null) draft.set({ timeout });
      return;
    }
    case 'concurrency':
      draft.set({ concurrency: within(given, readNumber(given), limits.concurrency, draft, 'concurrency') });
      return;
    case 'retryErrorsCount':
      draft.set({ attempts: translateRetries(given, draft) });
      return;
    case 'userAgent':
      draft.set({ userAgent: readText(given) });
      draft.note(key, 'same', 'userAgent');
      return;
    case 'requireHttps':
      if (given.value !== 'error' && given.value !== true) {
        draft.note(key, 'built-in', 'the rule url-http tells of http');
        return;
      }
      draft.rule('url-http', 'error');
      draft.note(key, 'same', 'rules["url-http"] is an error');
      return;
    case 'checkFragments':
      if (readBoolean(given)) draft.set({ anchors: true });
      draft.note(key, 'same', readBoolean(given) ? 'anchors' : 'severity "missing-anchor" is off');
      return;
    case 'redirects':
      if (given.value !== 'error') {
        draft.note(key, 'built-in', 'redirects are followed; permanent ones are a warning');
        return;
      }
      draft.severity('moved', 'error');
      draft.severity('redirected', 'error');
      draft.note(key, 'same', 'severity of "moved" and "redirected" is error');
      return;
    case 'urlRewriteSearch': {
      const to = all.find(([one]) => one === 'urlRewriteReplace')?.[1];
      const expression = { source: readText(given), flags: '' };
      translateReplacement(expression, to === undefined ? '' : readText(to), { key }, draft);
      return;
    }
    case 'urlRewriteReplace':
      return;
    case 'retry':
    case 'retryNoHeader':
    case 'retryErrors':
      draft.note(key, 'built-in', '429 is always waited for, and hiccups are asked three times');
      return;
    case 'format':
    case 'silent':
    case 'verbosity':
      draft.note(key, 'none', 'what is shown: see --format, --quiet and --verbose');
      return;
    case 'recurse':
    case 'port':
    case 'serverRoot':
    case 'directoryListing':
    case 'cleanUrls':
    case 'markdown':
    case 'path':
      draft.note(key, 'built-in', 'Markdown is read as files: no server is started, and no page is crawled');
      return;
    default:
      draft.note(key, 'none', 'no key of linkinator that linkmend knows');
      return;
  }
}

/** `{ "403": "ok", "5xx": "skip" }` */
function translateStatusCodes(given: Given, draft: Draft): void {
  const codes: number[] = [];
  for (const [name, entry] of entriesOf(given)) {
    const action = readText(entry);
    const [, hundred] = /^([1-5])xx$/i.exec(name) ?? [];
    if (action === 'ok' || action === 'skip') {
      if (hundred === undefined) codes.push(Number(name));
      else codes.push(...Array.from({ length: 100 }, (_, index) => Number(hundred) * 100 + index));
    } else if (action === 'warn') draft.note(entry.key, 'none', 'severity is set by reason, not by status');
  }
  if (codes.length > 0) translateAccepted(codes, '*', given.key, draft);
}
