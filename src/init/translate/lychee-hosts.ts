import { limits } from '../../config/defaults.ts';
import { translateAccepted, translateDuration, translateHeaders, within } from './common-keys.ts';
import type { Draft } from './draft.ts';
import { readStatusSelectors } from './lychee-status.ts';
import { entriesOf, type Given, listOf, readNumber, readText } from './read-values.ts';

export function readLycheeHeaders(given: Given): readonly (readonly [name: string, value: string])[] {
  if (typeof given.value === 'object' && !Array.isArray(given.value)) {
    return entriesOf(given).map(([name, value]) => [name, readText(value)]);
  }
  return listOf(given).map((entry) => {
    const [, name = '', value = ''] = /^\s*([^:=]+?)\s*[:=]\s*(.*)$/s.exec(readText(entry)) ?? [];
    return [name, value];
  });
}

/** Translates `[hosts."a.example"]`. */
export function translateLycheeHost(host: string, settings: Given, draft: Draft): void {
  for (const [name, given] of entriesOf(settings)) {
    switch (name) {
      case 'concurrency':
        draft.host(host, {
          concurrency: within(given, readNumber(given), limits.hostConcurrency, draft, 'hosts.….concurrency'),
        });
        break;
      case 'request_interval': {
        const interval = translateDuration(given, 1000, limits.hostInterval, draft, 'hosts.….interval');
        if (interval !== null) draft.host(host, { interval });
        break;
      }
      case 'headers':
      case 'header':
        translateHeaders(host, readLycheeHeaders(given), given.key, draft);
        break;
      case 'accept':
        translateAccepted(readStatusSelectors(given), host, given.key, draft);
        break;
      default:
        draft.note(given.key, 'none', 'nothing that can be set for one host');
    }
  }
}
