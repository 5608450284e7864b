import type { FixKind } from '../model/edit.ts';
import type { Severity } from '../model/finding.ts';
import type { SitesConfig } from './site-config.ts';
import type { StateConfig } from './state-config.ts';

/** Everything that steers a run, resolved: defaults, then the config file, then the command line. */
export interface Config {
  readonly discover: DiscoverConfig;
  readonly read: ReadConfig;
  readonly site: SitesConfig;
  readonly plan: PlanConfig;
  readonly probe: ProbeConfig;
  readonly judge: JudgeConfig;
  readonly archive: ArchiveConfig;
  readonly lint: LintConfig;
  readonly fix: FixConfig;
  readonly report: ReportConfig;
  readonly state: StateConfig;
}

export interface DiscoverConfig {
  /** Files, directories or globs; empty for everything below the working directory. */
  readonly paths: readonly string[];
  /** With the dot, lower case. */
  readonly extensions: readonly string[];
  /** gitignore syntax. */
  readonly excludePath: readonly string[];
  /** A file with one path a line, or `-` for standard input. */
  readonly filesFrom: string | null;
  readonly empty: 'error' | 'allowed';
}

/** How much text is read in which way. Lengths count UTF-16 units. */
export interface ReadConfig {
  /** The length from which on all texts together are much: they are recalled, or read in threads. */
  readonly much: number;
  /** Threads that read at once; `null` for as many as there are processors. */
  readonly threads: number | null;
  /** As many threads as there are at most where `threads` does not say. */
  readonly mostThreads: number;
  /** The length for which it pays to start one more thread. */
  readonly ofThread: number;
}

/** A URL pattern, from a string or an object of the config file. */
export interface UrlPattern {
  /** As written: a glob on `host/path`, or a regular expression between slashes on the normalised URL. */
  readonly pattern: string;
  readonly reason: string | null;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string | null;
  /** Where it was written, for findings about it. */
  readonly origin: string;
}

export interface Remap {
  /** A URL prefix, or a regular expression between slashes. */
  readonly from: string;
  readonly to: string;
}

export interface PlanConfig {
  readonly exclude: readonly UrlPattern[];
  readonly include: readonly UrlPattern[];
  readonly remap: readonly Remap[];
}

/** Settings for the hosts that match one glob. Unset fields fall through to less specific globs, then to the defaults. */
export interface HostConfig {
  /** A glob on the host name. */
  readonly host: string;
  readonly accept?: readonly number[];
  /** Values may hold `${NAME}`: an environment variable, read when the request is made. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The names of the environment variables that hold user and password. */
  readonly basicAuth?: { readonly user: string; readonly password: string };
  readonly userAgent?: string;
  readonly timeout?: number;
  readonly concurrency?: number;
  readonly interval?: number;
  readonly anchors?: 'check' | 'ignore';
  readonly tls?: 'verify' | 'accept-any';
  readonly allowPrivate?: boolean;
}

/** How a lane goes on after a 429. Rates are shares of the rate at which the host had answered until then. */
export interface PaceConfig {
  readonly share: number;
  /** The share of the present rate that is added after every {@link PaceConfig.cleanAnswers}. */
  readonly recovery: number;
  /** Answers other than 429 in a row after which the lane gets faster. */
  readonly cleanAnswers: number;
  /** The share of the measured rate that recovery does not exceed. */
  readonly ceiling: number;
  /** Answers from which on a rate counts as measured, so that the ceiling holds. */
  readonly measuredFrom: number;
  /** Milliseconds over which a rate is measured, at most and at least. */
  readonly longestWindow: number;
  readonly shortestWindow: number;
  /** Milliseconds between two starts that a lane never exceeds by itself. */
  readonly slowest: number;
}

export interface ProbeConfig {
  /** Exchanges under way at once, all hosts together. */
  readonly concurrency: number;
  readonly hostConcurrency: number;
  /** Milliseconds between two starts on one host. */
  readonly hostInterval: number;
  /** Milliseconds for DNS, connect, TLS and headers of one attempt together. */
  readonly timeout: number;
  /** Milliseconds more for the body. */
  readonly bodyTimeout: number;
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubles with each further one. */
  readonly backoff: number;
  /** Pauses on 429 after which a target gives up. */
  readonly pauses: number;
  /** Milliseconds: the longest pause that a `Retry-After` can ask for. */
  readonly longestPause: number;
  /** Milliseconds of pause when a 429 names none. */
  readonly defaultPause: number;
  readonly pace: PaceConfig;
  readonly redirects: number;
  /** Milliseconds: a page's own refresh that waits longer is no redirect. */
  readonly longestRefresh: number;
  /** Decoded bytes of HTML that are read. */
  readonly bodyBytes: number;
  /** Decoded bytes of HTML that are read when fragments are asked for. */
  readonly anchorBytes: number;
  /** Connection failures in a row after which a host's circuit opens. */
  readonly circuitFailures: number;
  readonly userAgent: string;
  readonly plainUserAgent: string;
  readonly acceptLanguage: string;
  readonly anchors: 'check' | 'ignore';
  /** Host globs whose private addresses may be asked; `*` for all. */
  readonly allowPrivate: readonly string[];
  readonly hosts: readonly HostConfig[];
  /** Well-known names whose resolution shows that our own network works. */
  readonly canaries: readonly string[];
  /** PEM files that add trust. */
  readonly ca: readonly string[];
  /** Milliseconds for the whole run, or `null` for no limit. */
  readonly maxTime: number | null;
  readonly transport: TransportConfig;
  readonly endpoints: EndpointsConfig;
  /** Host names of the sites that show packages. */
  readonly packagePages: {
    readonly npm: readonly string[];
    readonly python: readonly string[];
    readonly rust: readonly string[];
  };
  readonly github: ForgeConfig;
  readonly gitlab: ForgeConfig;
  /** The hosts of GitLab's instances. */
  readonly gitlabHosts: readonly string[];
  /** Owners on GitHub whose repositories may be hidden from us: a 404 there says nothing. */
  readonly privateOwners: readonly string[];
}

/** Where sites with a question of their own are asked: origins without a slash at the end. */
export interface EndpointsConfig {
  readonly youtubeThumbnails: string;
  readonly vimeoEmbeds: string;
  readonly slideshareEmbeds: string;
  readonly npmPackages: string;
  readonly pythonPackages: string;
  readonly rustPackages: string;
  readonly doiHandles: string;
  readonly githubApi: string;
}

/** How a forge's API is asked. */
export interface ForgeConfig {
  /** Addresses in one request. */
  readonly batch: number;
  /** Milliseconds for which an address waits for others to share its request. */
  readonly gather: number;
  /** Bytes of an answer that are read. */
  readonly bytes: number;
}

/** How connections are made and kept. */
export interface TransportConfig {
  /** Milliseconds after which the next address of a host is tried as well. */
  readonly addressTimeout: number;
  /** Milliseconds for which a connection may wait for its next use. */
  readonly idle: number;
  /** Bytes on the wire that are worth reading only to keep the connection. */
  readonly drainBytes: number;
  /** Bytes of an answer's header section. */
  readonly headerBytes: number;
  /** Bytes of it that each name and each value count as besides their own. */
  readonly headerLineBytes: number;
  /** Bytes of a header section that has to be mended before it can be read. */
  readonly mendedHeaderBytes: number;
  /** Milliseconds for the first try of a DNS question. */
  readonly dnsTimeout: number;
  readonly dnsTries: number;
  /** Questions to the system's resolver under way at once. */
  readonly systemLookups: number;
}

export interface SeverityOverride {
  readonly files: readonly string[];
  readonly severity: Readonly<Record<string, Severity>>;
  readonly options: RuleOptions;
}

/** Options of rules by the rules' names, as written; the rules' own schemas accept them. */
export type RuleOptions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export const lintPresets = ['recommended', 'docs', 'awesome', 'strict'] as const;
/** Which rules run, and how serious they are, where nothing else is said. */
export type LintPreset = (typeof lintPresets)[number];

export interface LintConfig {
  readonly preset: LintPreset;
  /** Globs of files that are lists, however they look. */
  readonly lists: readonly string[];
  /** From how many entries in how many sections on a file is a list, where entries are such a share of its links. */
  readonly list: { readonly entries: number; readonly sections: number; readonly share: number };
  readonly options: RuleOptions;
}

export interface JudgeConfig {
  /** By rule (`dead/not-found`), reason (`not-found`) or verdict (`dead`); the most specific wins. */
  readonly severity: Readonly<Record<string, Severity>>;
  /** Later entries win over earlier ones. */
  readonly overrides: readonly SeverityOverride[];
  readonly hosts: readonly HostConfig[];
  /** Redirects that are meant: never rewritten. URL patterns besides the built-in ones. */
  readonly keepRedirects: readonly UrlPattern[];
  /** From how many unrelated hosts on a fault that they share is our own network's. */
  readonly network: { readonly hosts: number };
  readonly longUnreachable: { readonly runs: number; readonly days: number; readonly span: number };
  /** From how many missing file links of one shape on they become one finding. */
  readonly sameShape: number;
}

export interface ArchiveConfig {
  readonly use: 'ask' | 'off';
  /** `https://web.archive.org`, without a slash at the end. */
  readonly endpoint: string;
  /** Playback requests a second. */
  readonly playbackRate: number;
  /** CDX requests a minute. */
  readonly cdxRate: number;
  /** CDX requests that may go at once before the rate counts. */
  readonly cdxBurst: number;
  /** Milliseconds of silence after a 429. */
  readonly pause: number;
  /** Pauses after which the archive is left alone for this run. */
  readonly pauses: number;
  /** Failures in a row after which the archive is left alone for this run. */
  readonly failures: number;
  /** Captures that one CDX request lists; each may have to be looked at. */
  readonly rows: number;
  /** CDX requests for one address in one direction of time. */
  readonly pages: number;
  /** Bytes of a capture, or of a list of captures, that are read. */
  readonly bodyBytes: number;
}

export interface FixConfig {
  readonly mode: 'off' | 'safe' | 'suggested';
  readonly write: 'files' | 'dry-run';
  /** Kinds of edits ({@link FixKind}), and names of rules whose edits are applied whatever they are. */
  readonly kinds: readonly string[];
  readonly archive: 'replace' | 'annotate' | 'off';
  /** How often a text is mended at most, the first time included. */
  readonly rounds: number;
}

export const formatNames = [
  'terminal',
  'json',
  'ndjson',
  'markdown',
  'github',
  'gitlab',
  'sarif',
  'junit',
  'rdjson',
  'html',
] as const;
export type FormatName = (typeof formatNames)[number];

export interface FormatRequest {
  readonly name: FormatName;
  /** `null` for standard output. */
  readonly file: string | null;
}

export interface ReportConfig {
  /** A file with the findings that are accepted; from the working directory where it is not absolute. */
  readonly baseline: string | null;
  readonly formats: readonly FormatRequest[];
  readonly groupBy: 'file' | 'target' | 'host';
  readonly failOn: 'error' | 'warning' | 'never';
  readonly detail: 'quiet' | 'normal' | 'verbose';
  /** Nights (UTC days) on which a link must have failed before an issue calls it dead; until then it is watched. */
  readonly after: number;
}
