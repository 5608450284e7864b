import type { VerdictRule } from './verdict-rule.ts';
import { fragmentExists } from './verdict-rules/fragment-exists.ts';
import { relativeFileExists } from './verdict-rules/relative-file-exists.ts';
import { repoMissing } from './verdict-rules/repo-missing.ts';
import { repoMoved } from './verdict-rules/repo-moved.ts';
import { urlBadScheme } from './verdict-rules/url-bad-scheme.ts';
import { urlInvalid } from './verdict-rules/url-invalid.ts';
import { urlMissingScheme } from './verdict-rules/url-missing-scheme.ts';

/** Every rule that verdicts tell. Only documentation needs them. */
export const verdictRules: readonly VerdictRule[] = [
  urlMissingScheme,
  urlBadScheme,
  urlInvalid,
  fragmentExists,
  relativeFileExists,
  repoMoved,
  repoMissing,
];
