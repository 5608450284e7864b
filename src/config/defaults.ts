import type { ArchiveConfig, Config, ProbeConfig } from './config.ts';
import { version } from './version.ts';

const second = 1000;
const kibibyte = 1024;

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
    // What Chromium accepts; Node's 16 KiB refuse living sites with large policies and cookies.
    headerBytes: 256 * kibibyte,
    dnsTimeout: 2 * second,
    dnsTries: 2,
    // libuv runs two slow look-ups at once; more would only wait in its queue, before everything else there.
    systemLookups: 2,
  },
  endpoints: { youtubeThumbnails: 'https://img.youtube.com' },
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

/** What holds where neither the config file nor the command line says otherwise. Every number has its reason beside it. */
export const defaults: Config = {
  discover: {
    paths: [],
    extensions: ['.md', '.markdown', '.mkd', '.mdown'],
    excludePath: [],
    filesFrom: null,
    empty: 'error',
  },
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
  fix: { mode: 'off', write: 'files', kinds: ['moved', 'archive', 'lint'], archive: 'replace' },
  report: { formats: [{ name: 'terminal', file: null }], groupBy: 'file', failOn: 'error', detail: 'normal' },
  state: { use: 'on', directory: null, fresh: [] },
};

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
} as const satisfies Readonly<Record<string, Limits>>;
