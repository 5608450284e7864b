import { letters } from '../contents/letters.ts';
import type { Page } from '../page.ts';

/** Values that any site may have in its own links: they say what kind of place a reader came from, not which one. */
const kindsOfPlaces: ReadonlySet<string> = new Set([
  ...['ad', 'ads', 'affiliate', 'app', 'article', 'banner', 'blog', 'bing', 'chatgpt.com', 'chrome', 'cpc', 'direct'],
  ...['email', 'facebook', 'feed', 'github', 'gitlab', 'google', 'hackernews', 'home', 'link', 'linkedin', 'mail'],
  ...['medium', 'mobile', 'newsletter', 'organic', 'partner', 'post', 'readme', 'reddit', 'referral', 'rss', 'search'],
  ...['share', 'social', 'socialmedia', 'social-media', 'text', 'tweet', 'twitter', 'web', 'website', 'x', 'youtube'],
]);

/** An address by its host, with the values of the parameters that tell who sent a reader. */
interface Told {
  readonly host: string;
  readonly values: readonly string[];
}

const longestName = 100;

/**
 * Tells the values that were made for a file: those with its title in them, or the name of its repository or owner, and
 * those that links to several sites have, which no site has in its own links.
 */
export function ownCampaigns(page: Page, told: readonly Told[]): (value: string) => boolean {
  const names = namesOf(page);
  const sites = new Map<string, Set<string>>();
  for (const { host, values } of told) {
    const site = host.split('.').slice(-2).join('.');
    for (const value of values) sites.set(value, (sites.get(value) ?? new Set()).add(site));
  }
  return (value) => {
    if (value === '' || value.length > longestName || kindsOfPlaces.has(value.toLowerCase())) return false;
    return (sites.get(value)?.size ?? 0) > 1 || names.some((name) => letters(value).includes(name));
  };
}

function namesOf({ repository, outline }: Page): readonly string[] {
  const title = letters(outline().headings[0]?.text ?? '').replace(/js$/, '');
  const written = [
    title,
    title.replace(/^awesome/, ''),
    letters(repository?.name ?? ''),
    letters(repository?.owner ?? ''),
  ];
  return written.filter((name) => name.length > 3 && !kindsOfPlaces.has(name));
}
