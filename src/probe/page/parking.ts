import { canParseUrl } from '../../model/can-parse-url.ts';

/** Services that show pages in place of abandoned ones, by registrable domain. */
const parkingDomains = [
  'above.com',
  'afternic.com',
  'bodis.com',
  'buydomains.com',
  'cashparking.com',
  'dan.com',
  'domainmarket.com',
  'domainnamesales.com',
  'hugedomains.com',
  'namebright.com',
  'parkingcrew.net',
  'parklogic.com',
  'perfectdomain.com',
  'sedo.com',
  'sedoparking.com',
  'skenzo.com',
  'smartname.com',
  'undeveloped.com',
  'uniregistry.com',
  'voodoo.com',
] as const;

/** Where their pages take scripts and frames from, besides those domains. */
const parkingSources: readonly (readonly [mark: string, source: RegExp])[] = [
  ['source:godaddy', /\bwsimg\.com\/parking-lander\b/i],
  ['source:parkingcrew', /\bd38psrni17bvxu\.cloudfront\.net\b/i],
];

/** What they say, each under one name. A page that merely writes about parking seldom says two of them. */
const phrases: readonly (readonly [mark: string, phrase: RegExp])[] = [
  [
    'phrase:for-sale',
    /\b(?:this|the) domain(?: name)?(?: [^\s.]{1,63}(?:\.[^\s.]{1,63}){1,9})? (?:is|may be|could be) for sale\b/i,
  ],
  ['phrase:for-sale', /\bdiese domain (?:steht zum verkauf|ist zu verkaufen)|\bce nom de domaine est à vendre\b/i],
  ['phrase:for-sale', /\beste dominio está (?:en|a la) venta\b|\beste domínio está à venda\b/i],
  ['phrase:buy', /\b(?:buy|purchase|inquire about|make an offer (?:on|for)|get) this domain\b/i],
  ['phrase:parked', /\b(?:this|the) (?:domain(?: name)?|web ?page|site) (?:is|has been) parked\b|\bparked free\b/i],
];

const titlePhrases = /^\S+\.[a-z]{2,}(?: is)? for sale\b|\bdomain (?:name )?(?:is )?for sale\b|\bparked domain\b/i;

/** Whether a host belongs to a parking service. */
export function isParkingHost(hostname: string): boolean {
  return parkingDomains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}

/** What of a page parking marks are read from. */
export interface ParkingClues {
  readonly title: string | null;
  /** The visible text. */
  readonly text: string;
  /** Absolute addresses of scripts and frames. */
  readonly sources: readonly string[];
  /** The text of inline scripts. */
  readonly inlineScripts: string;
  /** Whether the root element carries `data-adblockkey`, which the ad programme for parked domains asks for. */
  readonly adKey: 'present' | 'absent';
}

/** The marks of a parking service that a page carries, each once. */
export function parkingMarks({ title, text, sources, inlineScripts, adKey }: ParkingClues): readonly string[] {
  const marks = new Set<string>();
  for (const source of sources) {
    const host = canParseUrl(source) ? new URL(source).hostname : '';
    const domain = parkingDomains.find((domain) => host === domain || host.endsWith(`.${domain}`));
    if (domain !== undefined) marks.add(`source:${domain}`);
    for (const [mark, pattern] of parkingSources) if (pattern.test(source)) marks.add(mark);
  }
  for (const [mark, phrase] of phrases) if (phrase.test(text)) marks.add(mark);
  if (titlePhrases.test(title ?? '')) marks.add('title');
  if (adKey === 'present') marks.add('ad-key');
  if (/\bwindow\.park\s*=\s*["']/.test(inlineScripts)) marks.add('script:park');
  if (/\blocation(?:\.href)?\s*=\s*["']\/lander["']/.test(inlineScripts)) marks.add('script:lander');
  return [...marks];
}
