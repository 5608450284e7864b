import type { ArchiveConfig, Config, ProbeConfig } from './config.ts';
import type { StateConfig } from './state-config.ts';
import { version } from './version.ts';

const second = 1000;
const kibibyte = 1024;
const hour = 3600 * second;
const day = 24 * hour;

const probe = {
  // Enough to keep many slow hosts busy; far below the 1,024 files a process may usually open.
  concurrency: 64,
  // Browsers open 6 connections to a host; a program that comes every night should stay below.
  hostConcurrency: 4,
  hostInterval: 50,
  // DNS, connect, TLS and headers of slow but living servers seldom need more than 10 s.
  timeout: 15 * second,
  bodyTimeout: 5 * second,
  attempts: 3,
  backoff: second,
  pauses: 3,
  longestPause: 60 * second,
  // Without Retry-After: long enough for a window of some seconds to pass, short enough to wait three times.
  defaultPause: 5 * second,
  // Limits are counted per second or per minute; below a second a burst says nothing about a rate. A host that has just
  // said 429 is not driven to its limit again: clocks and queues between us and it are not exact.
  pace: {
    share: 0.8,
    recovery: 0.1,
    cleanAnswers: 20,
    ceiling: 0.9,
    measuredFrom: 5,
    longestWindow: 60 * second,
    shortestWindow: second,
    // Twelve a minute is less than half of the narrowest limit we know of (30 a minute, the archive's index). Who wants still
    // less says for how long to wait, and every pause is kept; few answers between several 429 measure our own pauses.
    slowest: 5 * second,
  },
  // The fetch standard allows 20, browsers and curl follow up to 20 to 50; honest chains have at most five.
  redirects: 10,
  // "You will be forwarded in 10 seconds" is a move; pages that reload themselves or turn over wait longer.
  longestRefresh: 10 * second,
  // Titles and refreshes stand in the head.
  bodyBytes: 64 * kibibyte,
  anchorBytes: 4 * kibibyte * kibibyte,
  circuitFailures: 5,
  userAgent: `Mozilla/5.0 (compatible; linkmend/${version}; +https://github.com/linkmend/linkmend)`,
  // Rules against agents' names look for words such as "link" or "compatible" (projectbenyehuda/bybe#1594).
  plainUserAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  acceptLanguage: 'en-US,en;q=0.8,*;q=0.5',
  anchors: 'ignore',
  allowPrivate: [],
  hosts: [],
  canaries: ['www.google.com', 'www.cloudflare.com', 'www.wikipedia.org'],
  ca: [],
  maxTime: null,
  transport: {
    // Node's 250 ms give up on hosts with several addresses and a slow handshake (nodejs/node#54359).
    addressTimeout: second,
    // Longer than the interval between two links of one host, shorter than the 5 s after which common servers hang up.
    idle: 2 * second,
    // A TLS handshake costs both sides more than reading this much.
    drainBytes: 64 * kibibyte,
    // Node's 16 KiB refuse living sites with large policies and cookies. Browsers take more (Chromium 256 KiB), but not from
    // as many hosts at once.
    headerBytes: 128 * kibibyte,
    // Room for 250 lines; Apache takes 100 of a client, and what one takes in our memory is about as much.
    headerLineBytes: 256,
    // Mending copies it several times over, for every connection at once.
    mendedHeaderBytes: 64 * kibibyte,
    dnsTimeout: 2 * second,
    dnsTries: 2,
    // Two thousand dead names are put to the system twice each, and every such question takes a thread of libuv's. Half of
    // the exchanges at once have another question under way, or wait for an answer, meanwhile.
    systemLookups: 32,
  },
  endpoints: {
    youtubeThumbnails: 'https://img.youtube.com',
    vimeoEmbeds: 'https://vimeo.com',
    slideshareEmbeds: 'https://www.slideshare.net',
    npmPackages: 'https://registry.npmjs.org',
    pythonPackages: 'https://pypi.org',
    // The index for cargo: made for many questions, while the site's own API allows one a second (cargo-bins/cargo-binstall#1310).
    rustPackages: 'https://index.crates.io',
    doiHandles: 'https://doi.org',
    githubApi: 'https://api.github.com',
  },
  packagePages: { npm: ['www.npmjs.com', 'npmjs.com'], python: ['pypi.org'], rust: ['crates.io'] },
  github: {
    // A request costs one point of the 1,000 that a workflow's token has an hour, and has to be answered within ten seconds
    // (GitHub Docs, "Rate limits and query limits for the GraphQL API").
    batch: 100,
    // The questions of a run come at once.
    gather: 20,
    // A hundred repositories take some 40 KiB.
    bytes: 1024 * kibibyte,
  },
  gitlab: {
    // A query of strangers may have a complexity of 200, and a project with its fields takes six (GitLab Docs, "GraphQL API",
    // "Limits").
    batch: 20,
    gather: 20,
    bytes: 1024 * kibibyte,
  },
  gitlabHosts: ['gitlab.com'],
  privateOwners: [],
} as const satisfies ProbeConfig;

const archive = {
  use: 'ask',
  endpoint: 'https://web.archive.org',
  // The hard limits are 600 a minute for playback and 30 a minute for CDX; the archive's staff asked clients to stay at
  // 80 % (edgi-govdata-archiving/wayback, v0.5.1).
  playbackRate: 8,
  cdxRate: 24,
  cdxBurst: 5,
  pause: 60 * second,
  pauses: 2,
  // Addresses that the archive has blocked get no connection at all: asking on would only prolong it.
  failures: 3,
  // Not 1: that makes the index read one block only, and filter afterwards (internetarchive/wayback CDXServer.java).
  rows: 5,
  // The error pages of a site that died long ago can fill years; after ten of them a person should look.
  pages: 2,
  // The archive writes its own head in front of the page's title.
  bodyBytes: 64 * kibibyte,
} as const satisfies ArchiveConfig;

const state = {
  use: 'on',
  directory: null,
  fresh: [],
  rest: {
    // InternetArchiveBot asks three days apart, and lets what it saw alive rest for seven.
    shortest: 3 * day,
    // A question notices what died in the four days before it. To notice half of all deaths within four days therefore takes,
    // where nothing tells which page dies next, a question every eighth night for each page. This gives six to eleven nights.
    longest: 11 * day,
    growth: 2,
    // A list that was asked in one night comes up again over several, however long it rests.
    spread: 1 / 2,
    // Nightly runs do not begin at the same minute.
    early: 12 * hour,
  },
  // Whoever starts again after that wants to know how the links are now.
  resume: 6 * hour,
  // Thirty nights of a failing link; half a year without a question means that no list has the address any more.
  history: { length: 30, forget: 180 * day },
  // Verified captures stay. Pages that died are still found in crawls that the archive takes in late. Exclusions are
  // final (edgi-govdata-archiving/wayback), until the owner of the site changes.
  captures: { found: 90 * day, none: 30 * day, excluded: 180 * day },
  // Rate limits and rules against agents are changed now and then.
  hosts: 14 * day,
  journal: {
    segments: 8,
    bytes: 4 * kibibyte * kibibyte,
    // Longer than any run, and than `resume`.
    idle: day,
    // A hundred thousand addresses with their histories.
    largest: 128 * kibibyte * kibibyte,
  },
  texts: {
    // Ten large documentations: what is kept of a text takes half of its length.
    bytes: 256 * kibibyte * kibibyte,
    // A branch that nobody has touched for a month is old; writing all anew once a week costs little.
    forget: 30,
    renew: 7,
  },
} as const satisfies StateConfig;

/** What holds where neither the config file nor the command line says otherwise. Every number has its reason beside it. */
export const defaults: Config = {
  discover: {
    paths: [],
    extensions: ['.md', '.markdown', '.mkd', '.mdown', '.mdx'],
    excludePath: [],
    filesFrom: null,
    empty: 'error',
  },
  read: {
    // Half a second's work.
    much: 512 * kibibyte,
    threads: null,
    // Each takes some 150 MB of memory, and the threads that hand over and report have a share in what is left.
    mostThreads: 8,
    // A thread loads what it needs for a tenth of a second, and its code is compiled anew: with less, that is what it saves.
    ofThread: 1024 * kibibyte,
  },
  site: { sites: [], frontMatter: [] },
  plan: { exclude: [], include: [], remap: [] },
  probe,
  judge: {
    severity: {},
    overrides: [],
    hosts: [],
    keepRedirects: [],
    // One or two hosts can fail in the same way by themselves.
    network: { hosts: 3 },
    // A bad week is not a death: three runs on three days that span a week.
    longUnreachable: { runs: 3, days: 3, span: 7 },
    // Twenty times the same fault is a setting, not twenty mistakes.
    sameShape: 20,
  },
  archive,
  lint: {
    preset: 'recommended',
    lists: [],
    // The smallest list we know has 26 entries; a README with "see also" has fewer, in one section.
    list: { entries: 10, sections: 2, share: 0.5 },
    options: {},
  },
  fix: {
    mode: 'off',
    write: 'files',
    kinds: ['moved', 'archive', 'lint'],
    archive: 'replace',
    // Real lists are at rest after two, lists made of faults after five; two rules that undo each other never are.
    rounds: 10,
  },
  report: {
    formats: [{ name: 'terminal', file: null }],
    groupBy: 'file',
    baseline: null,
    failOn: 'error',
    detail: 'normal',
    // One bad evening is no death; users of other checkers ask for two (newrelic-dotnet-agent#3767) or three nights
    // (lychee-action#134). A link that stays dead is told one day later.
    after: 2,
  },
  state,
};

/**
 * From where on a text is not parsed but told as `parse-failure`: in these shapes the time of micromark 4 grows with the square
 * of the size, and each of the bounds takes it a second or two. No document that people read comes near to one.
 */
export const parsing = {
  // Runs of emphasis marks, backslashes, or closing brackets nested in others, in one paragraph; long ones have some hundreds.
  marks: 4000,
  // Ends that the parser looks for in vain in one paragraph, and the UTF-16 units that it reads for all of them. Both must be
  // passed: a long text may have a few.
  ends: 100,
  looks: 20_000_000,
  // Brackets that are no link in one paragraph, times its UTF-16 units: 8,000 in 60 KB.
  moves: 500_000_000,
  // Lines in a row that go on with a block quote or list item without its marks; hard-wrapped text has some dozens.
  lazyLines: 5000,
  // Lists or footnotes that begin in one another on one line; three make sense.
  listMarkers: 500,
  // Steps over block quotes and list items that go on in a line (see `createContainers`), for each UTF-16 unit of the text, or
  // of one of so many if it is smaller. The parser takes 20 ns for one; lists of prose have below two a unit.
  stepsOfUnit: 150,
  unitsOfSteps: 1_000_000,
} as const;

/** A closed range of numbers that a setting may have. */
export interface Limits {
  readonly minimum: number;
  readonly maximum: number;
}

// Node's timers hold 31 bits; a longer wait would fire at once.
const longestTimer = 2 ** 31 - 1;

/** What a user may set: outside of it a number is surely a slip. Durations are in milliseconds. */
export const limits = {
  // A process may usually open 1,024 files; each exchange is one of them.
  concurrency: { minimum: 1, maximum: 1000 },
  // Beyond 32 sockets to one host a checker is an attack.
  hostConcurrency: { minimum: 1, maximum: 32 },
  hostInterval: { minimum: 0, maximum: 60 * second },
  // Below 100 ms nothing outside of the machine answers: whoever writes 20 means seconds.
  timeout: { minimum: 100, maximum: 600 * second },
  attempts: { minimum: 1, maximum: 10 },
  // For pauses between attempts: up to an hour.
  pause: { minimum: 0, maximum: 3600 * second },
  // A run shorter than a second cannot ask anything: whoever writes 5 means minutes.
  maxTime: { minimum: second, maximum: longestTimer },
  redirects: { minimum: 1, maximum: 50 },
  status: { minimum: 100, maximum: 999 },
  // The archive's published hard limits: 600 playbacks a minute, 30 index questions a minute.
  playbackRate: { minimum: 0.1, maximum: 10 },
  cdxRate: { minimum: 1, maximum: 30 },
  count: { minimum: 1, maximum: 1_000_000 },
  // Beyond what one machine has, threads only take memory.
  threads: { minimum: 1, maximum: 64 },
  // The history holds thirty nights.
  nights: { minimum: 1, maximum: 30 },
} as const satisfies Readonly<Record<string, Limits>>;
