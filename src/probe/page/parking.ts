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

/** Their pages on hosts that show others too: host and path. */
const parkingPages: readonly RegExp[] = [
  /^forsale\.godaddy\.com\//,
  /^(?:www\.)?godaddy\.com\/(?:forsale|domain-auctions|domainsearch)\b/,
  /^(?:www\.)?(?:atom|squadhelp)\.com\/name\//,
  /^(?:www\.)?brandbucket\.com\/names\//,
  /^(?:www\.)?dynadot\.com\/market\//,
  /^(?:www\.)?namecheap\.com\/market\//,
];

/** UTF-16 units of text below which a page with a mark has nothing else on it. */
const bareText = 40;

/** Where their pages take scripts and frames from, besides those domains. */
const parkingSources: readonly (readonly [mark: string, source: RegExp])[] = [
  ['source:godaddy', /\bwsimg\.com\/parking-lander\b/i],
  ['source:namecheap', /\bparkingpage\.namecheap\.com\b/i],
  ['source:parkingcrew', /\bd38psrni17bvxu\.cloudfront\.net\b/i],
];

/** What they say, each under one name. A page that merely writes about parking seldom says two of them. */
const phrases: readonly (readonly [mark: string, phrase: RegExp])[] = [
  [
    'phrase:for-sale',
    /\b(?:this|the)(?: premium)? domain(?: name)?(?: [^\s.]{1,63}(?:\.[^\s.]{1,63}){1,9})? (?:is|may be|could be) for sale\b/i,
  ],
  ['phrase:for-sale', /\bdomain(?: name)? for sale\b/i],
  ['phrase:for-sale', /\bdiese domain (?:steht zum verkauf|ist zu verkaufen)|\bce nom de domaine est à vendre\b/i],
  ['phrase:for-sale', /\beste dominio está (?:en|a la) venta\b|\beste domínio está à venda\b/i],
  [
    'phrase:for-sale',
    /домен (?:прода[её]тся|выставлен на продажу)|域名(?:正在|可以?)?(?:出售|转让|轉讓)|このドメインは(?:売り出し中|販売中)/i,
  ],
  [
    'phrase:buy',
    /\b(?:buy|purchase|inquire about|make an offer (?:on|for)|get|interested in) this(?: premium)? domain\b/i,
  ],
  ['phrase:buy', /\bmake an offer\b|купить (?:этот )?домен|购买(?:此|该|本)?域名|ドメインを購入/i],
  [
    'phrase:parked',
    /\b(?:this|the) (?:domain(?: name)?|web ?page|site) (?:is|has been) parked\b|\bparked free\b|\bdomain is (?:currently )?parked\b/i,
  ],
  [
    'phrase:parked',
    /\bdiese domain (?:ist|wurde) geparkt\b|\bdomaine est (?:parqué|garé)|домен припаркован|\bdominio (?:está )?(?:estacionado|aparcado)\b/i,
  ],
  [
    'phrase:registered',
    /\b(?:recently|just been) registered\b|\bwurde (?:gerade|soeben|kürzlich)(?: bei \S+)? registriert\b/i,
  ],
  ['phrase:expired', /\bdomain(?: name)?(?: registration)? (?:has |is |was )?expired\b/i],
  [
    'phrase:renew',
    /\brenew (?:it|now|(?:this|your|the) domain)\b|\bpending renewal\b|\bif you own(?:ed)? this domain\b|\bis this your domain\b/i,
  ],
  ['phrase:adverts', /\brelated searches\b|\bsponsored listings\b/i],
];

const titlePhrases =
  /^\S+\.[a-z]{2,}(?: is)? for sale\b|\bdomain (?:name )?(?:is )?for sale\b|\bparked domain\b|^\S+\.[a-z]{2,} (?:has expired|(?:is )?parked)\b|\bexpired domain\b|\bbuy this (?:premium )?domain\b|域名(?:出售|转让)/i;

/** How the names of parking services and of all below them end, once a dot stands before them. */
const parkingEnds = parkingDomains.map((domain) => `.${domain}`);

/** Whether an address belongs to a parking service. */
export function isParkingAddress({ hostname, pathname }: URL): boolean {
  const dotted = `.${hostname}`;
  if (parkingEnds.some((end) => dotted.endsWith(end))) return true;
  return parkingPages.some((page) => page.test(hostname + pathname));
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
  if (marks.size === 1 && text.trim().length < bareText) marks.add('bare');
  return [...marks];
}
