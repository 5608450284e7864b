import { hostnameOf } from '../model/hostname.ts';
import type { Repository } from '../model/repository.ts';
import type { Target } from '../model/target.ts';
import type { reasonsOf } from '../model/verdict.ts';
import { ownPage } from './own-repository.ts';

/** A rule of our own that takes a target out. Its `rule` is a sentence for `--explain`. */
export interface BuiltInSkip {
  readonly reason: (typeof reasonsOf.skipped)[number];
  readonly rule: string;
}

/** The first built-in rule that takes a target out, or `null`. */
export function builtInSkip(target: Target, repository: Repository | null): BuiltInSkip | null {
  if (target.kind === 'mail') return { reason: 'scheme', rule: 'mail addresses are not asked' };
  if (target.kind === 'other' && target.scheme === '') {
    return { reason: 'template', rule: 'it is an expression of MDX, whose value is not known' };
  }
  if (target.kind === 'other') return { reason: 'scheme', rule: `the scheme "${target.scheme}" is not asked` };
  if (target.kind === 'file' && target.onSite?.kind === 'unknown') {
    return { reason: 'excluded', rule: `it may be a page that is not made of a file here: ${target.onSite.why}` };
  }
  const mark = templateMark(target);
  if (mark !== null) return { reason: 'template', rule: `it holds a template's placeholder: ${mark}` };
  if (target.kind !== 'web') return null;
  const hostname = hostnameOf(target.requestKey);
  if (isExampleDomain(hostname)) {
    return { reason: 'example-domain', rule: `${hostname} is kept for examples (RFC 2606, section 3)` };
  }
  const release = repository === null ? null : unknownRelease(new URL(target.requestKey), repository);
  return release === null
    ? null
    : { reason: 'own-release', rule: `it is this repository's, and the tag "${release}" is not known here yet` };
}

/** `{{ }}`, `{% %}`, `${ }` anywhere, `{name}` in a host. */
function templateMark(target: Target): string | null {
  const text = target.url.replace(/%7b/gi, '{').replace(/%7d/gi, '}');
  const anywhere = /\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}/s.exec(text);
  if (anywhere !== null) return anywhere[0];
  return target.kind === 'file'
    ? null
    : (/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*?(\{[^{}/?#]+\})/i.exec(text)?.[1] ?? null);
}

function isExampleDomain(host: string): boolean {
  return /^(?:www\.)?example\.(?:com|net|org)\.?$/.test(host);
}

/**
 * The tag or other name in an address of an own release, comparison, archive or tagged tree that is not known here: a
 * change log links them before they exist. `null` for every other page.
 */
function unknownRelease(url: URL, repository: Repository): string | null {
  const page = ownPage(url, repository);
  if (page === null) return null;
  const known = new Set([...repository.branches, ...repository.tags]);
  return revisionsOf(decode(page)).find((revision) => !known.has(revision) && !isCommit(revision)) ?? null;
}

function revisionsOf(page: string): readonly string[] {
  const [, compared] = /^(?:-\/)?(?:compare|branches\/compare)\/(.+)$/.exec(page) ?? [];
  if (compared !== undefined) return compared.split(/\.{2,3}/).filter(Boolean);
  const [, tag] =
    /^(?:-\/)?(?:releases\/tag|releases\/download|releases|tags|archive\/refs\/tags)\/(.+)$/.exec(page) ?? [];
  if (tag === undefined || /^latest(\/|$)/.test(tag)) return [];
  if (page.includes('releases/download/')) return [tag.replace(/\/[^/]*$/, '')];
  return [tag.replace(/\.(?:zip|tar\.gz)$/, '')];
}

function isCommit(revision: string): boolean {
  return /^[0-9a-f]{7,64}$/.test(revision);
}

function decode(page: string): string {
  try {
    return decodeURIComponent(page);
  } catch {
    return page;
  }
}
