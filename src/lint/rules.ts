import type { Rule } from './rule.ts';
import { awesomeBadge } from './rules/awesome-badge.ts';
import { awesomeCiBadge } from './rules/awesome-ci-badge.ts';
import { awesomeContents } from './rules/awesome-contents.ts';
import { awesomeContributing } from './rules/awesome-contributing.ts';
import { awesomeDefaultBranch } from './rules/awesome-default-branch.ts';
import { awesomeDescription } from './rules/awesome-description.ts';
import { awesomeHardWrap } from './rules/awesome-hard-wrap.ts';
import { awesomeInspiredBy } from './rules/awesome-inspired-by.ts';
import { awesomeLicenseFile } from './rules/awesome-license-file.ts';
import { awesomeLicenseKind } from './rules/awesome-license-kind.ts';
import { awesomeLicenseSection } from './rules/awesome-license-section.ts';
import { awesomeRepositoryName } from './rules/awesome-repository-name.ts';
import { awesomeTitle } from './rules/awesome-title.ts';
import { definitions } from './rules/definitions.ts';
import { duplicateName } from './rules/duplicate-name.ts';
import { duplicateUrl } from './rules/duplicate-url.ts';
import { duplicateUrlNormalized } from './rules/duplicate-url-normalized.ts';
import { emptySection } from './rules/empty-section.ts';
import { entryDescriptionCase } from './rules/entry-description-case.ts';
import { entryDescriptionEnd } from './rules/entry-description-end.ts';
import { entryDescriptionLength } from './rules/entry-description-length.ts';
import { entryDescriptionMissing } from './rules/entry-description-missing.ts';
import { entryLinkFirst } from './rules/entry-link-first.ts';
import { entryPromotional } from './rules/entry-promotional.ts';
import { entryRepeatsName } from './rules/entry-repeats-name.ts';
import { entrySeparator } from './rules/entry-separator.ts';
import { entrySorted } from './rules/entry-sorted.ts';
import { linkSyntax } from './rules/link-syntax.ts';
import { linkTextDescriptive } from './rules/link-text-descriptive.ts';
import { linkTextUrlMismatch } from './rules/link-text-url-mismatch.ts';
import { noEmptyText } from './rules/no-empty-text.ts';
import { noEmptyUrl } from './rules/no-empty-url.ts';
import { referenceLikeUrl } from './rules/reference-like-url.ts';
import { repoArchived } from './rules/repo-archived.ts';
import { repoStale } from './rules/repo-stale.ts';
import { sectionMinItems } from './rules/section-min-items.ts';
import { tocMissing } from './rules/toc-missing.ts';
import { tocStale } from './rules/toc-stale.ts';
import { undefinedReference } from './rules/undefined-reference.ts';
import { urlCanonical } from './rules/url-canonical.ts';
import { urlCharacters } from './rules/url-characters.ts';
import { urlHttp } from './rules/url-http.ts';
import { urlMobileHost } from './rules/url-mobile-host.ts';
import { urlPlaceholder } from './rules/url-placeholder.ts';
import { urlRedirectWrapper } from './rules/url-redirect-wrapper.ts';
import { urlRetiredHost } from './rules/url-retired-host.ts';
import { urlShortener } from './rules/url-shortener.ts';
import { urlTracking } from './rules/url-tracking.ts';
import { urlTrailingPunctuation } from './rules/url-trailing-punctuation.ts';
import { urlUnbalancedParens } from './rules/url-unbalanced-parens.ts';
import { whitespace } from './rules/whitespace.ts';

/** Every rule, in the order in which they are listed: links, addresses, anchors, sections, entries, repositories. */
export const rules: readonly Rule[] = [
  linkSyntax,
  noEmptyUrl,
  noEmptyText,
  undefinedReference,
  definitions,
  referenceLikeUrl,
  urlCharacters,
  urlTrailingPunctuation,
  urlUnbalancedParens,
  urlTracking,
  urlShortener,
  urlRedirectWrapper,
  urlMobileHost,
  urlHttp,
  urlCanonical,
  urlPlaceholder,
  urlRetiredHost,
  duplicateUrl,
  duplicateUrlNormalized,
  duplicateName,
  tocMissing,
  tocStale,
  emptySection,
  sectionMinItems,
  entryLinkFirst,
  entrySeparator,
  entryDescriptionMissing,
  entryDescriptionCase,
  entryDescriptionEnd,
  entryDescriptionLength,
  entryRepeatsName,
  entryPromotional,
  linkTextDescriptive,
  linkTextUrlMismatch,
  entrySorted,
  whitespace,
  awesomeBadge,
  awesomeTitle,
  awesomeContents,
  awesomeLicenseSection,
  awesomeLicenseFile,
  awesomeLicenseKind,
  awesomeContributing,
  awesomeCiBadge,
  awesomeInspiredBy,
  awesomeDescription,
  awesomeHardWrap,
  awesomeRepositoryName,
  awesomeDefaultBranch,
  repoArchived,
  repoStale,
];

/** What each rule takes, for reading a configuration. */
export const ruleSchemas: ReadonlyMap<string, Rule['options']> = new Map(
  rules.map(({ name, options }) => [name, options]),
);

const rulesByName: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.name, rule]));

export function findRule(name: string): Rule | null {
  return rulesByName.get(name) ?? null;
}
