import { createDraft } from './draft.ts';
import { translateKeys } from './key-table.ts';
import { lycheeKeys } from './lychee-keys.ts';
import { excludeWhatFits } from './lychee-links.ts';
import { entriesOf } from './read-values.ts';
import { tellFragmentsUnset } from './shared-keys.ts';
import type { ForeignFile, Translation } from './translation.ts';

/** What a `lychee.toml` holds; `null` where there is only a `.lycheeignore`. */
export interface LycheeSettings {
  readonly name: string;
  readonly value: unknown;
  /** What its comments say, by value. */
  readonly reasons: ReadonlyMap<string, string>;
}

/**
 * Translates the configuration of lychee (lychee.cli.rs, "Config file"; the keys are those of 0.24).
 *
 * @param ignores `.lycheeignore`: one expression a line
 * @throws ConfigError for values of another kind than that tool takes
 */
export function translateLychee(settings: LycheeSettings | null, ignores: ForeignFile | null): Translation {
  const draft = createDraft();
  const given = settings === null ? [] : entriesOf({ file: settings.name, key: '', value: settings.value });
  translateKeys(given, lycheeKeys(settings?.reasons ?? new Map()), 'no key of lychee that linkmend knows', draft);
  const ignored = ignores === null ? [] : readIgnores(ignores);
  for (const { line, reason, key } of ignored) excludeWhatFits(line, { key, reason }, draft);

  const isSet = (wanted: string): boolean =>
    given.some(([name, { value }]) => name === wanted && !(Array.isArray(value) && value.length === 0));
  if (isSet('include') && !isSet('exclude') && ignored.length === 0) {
    draft.exclude('**');
    draft.note('include', 'same', 'without exclude, all other addresses are left out: exclude is "**"');
  }
  if (settings !== null && !isSet('include_fragments')) tellFragmentsUnset('include_fragments', draft);
  const files = [settings?.name, ignores?.name].filter((name) => name !== undefined);
  return { tool: 'lychee', files, config: draft.config(), notes: draft.notes() };
}

interface IgnoreLine {
  readonly line: string;
  /** The comment above it. */
  readonly reason: string | undefined;
  readonly key: string;
}

function readIgnores({ name, text }: ForeignFile): readonly IgnoreLine[] {
  const found: IgnoreLine[] = [];
  let reason: string | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '') reason = undefined;
    else if (line.startsWith('#')) reason = line.replace(/^#+\s*/, '') || undefined;
    else found.push({ line, reason, key: `${name}:${index + 1}` });
  }
  return found;
}
