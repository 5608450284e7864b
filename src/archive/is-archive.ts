import { canParseUrl } from '../model/can-parse-url.ts';

/** Web archives that show captures of other sites' pages and nothing else. */
const archiveHosts: ReadonlySet<string> = new Set([
  ...['today', 'fo', 'is', 'li', 'md', 'ph', 'vn'].map((domain) => `archive.${domain}`),
  'archive.wikiwix.com',
  'arquivo.pt',
  'conifer.rhizome.org',
  'ghostarchive.org',
  'liveweb.archive.org',
  'megalodon.jp',
  'perma.cc',
  'swap.stanford.edu',
  'timetravel.mementoweb.org',
  'wayback.archive-it.org',
  'wayback.archive.org',
  'wayback.vefsafn.is',
  'web.archive.org',
  'web-beta.archive.org',
  'webarchive.loc.gov',
  'webarchive.nationalarchives.gov.uk',
  'webcitation.org',
]);

/** `archive.org/details/…` is a page of its own; these paths show other sites' pages. */
const archivePaths = /^\/(?:web|wayback)(?:\/|$)/;

/** Whether an address is a web archive's: such links are never archived again. */
export function isArchiveAddress(address: string): boolean {
  if (!canParseUrl(address)) return false;
  const { hostname, pathname } = new URL(address);
  const host = hostname.replace(/^www\./, '');
  return archiveHosts.has(host) || (host === 'archive.org' && archivePaths.test(pathname));
}
