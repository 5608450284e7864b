import { isAbsolute, join } from 'node:path';
import type { z } from 'zod';
import type { Severity } from '../model/finding.ts';
import type { EndpointsConfig, FormatRequest, HostConfig, RuleOptions, UrlPattern } from './config.ts';
import { defaults } from './defaults.ts';
import type { UserConfig } from './define-config.ts';
import { definedOnly } from './defined-only.ts';
import { parseDuration } from './duration.ts';
import { parseFormat } from './format-request.ts';
import type { ConfigLayer, StageValues } from './layer.ts';
import { type Bases, rebaseGlob, rebasePath } from './rebase.ts';
import type { statusCodes } from './schema-values.ts';
import { toSites } from './site-layer.ts';
import { parseStatusCodes } from './status-codes.ts';

/** Translates a checked configuration file into the program's own terms. */
export function fileLayer(user: UserConfig, name: string, bases: Bases | null): ConfigLayer {
  const path = (written: string): string => (bases === null ? written : rebasePath(written, bases));
  const absolute = (written: string): string =>
    bases === null || isAbsolute(written) ? written : join(bases.directory, written);
  const globs = (written: readonly string[], syntax: 'gitignore' | 'path'): readonly string[] =>
    bases === null ? written : written.flatMap((glob) => rebaseGlob(glob, syntax, bases) ?? []);
  const patterns = (written: readonly WrittenPattern[] | undefined, key: string) =>
    written?.map((pattern, index) => toPattern(pattern, `${name}: ${key}[${index}]`));
  const hosts = toHosts(user);

  const values: ConfigLayer['values'] = {
    discover: {
      paths: user.paths?.map(path),
      extensions: user.extensions?.map(toExtension),
      excludePath: user.excludePath && globs(user.excludePath, 'gitignore'),
      filesFrom: user.filesFrom == null ? user.filesFrom : path(user.filesFrom),
      empty: user.allowEmpty === undefined ? undefined : user.allowEmpty ? 'allowed' : 'error',
    },
    read: { threads: user.threads },
    site: { sites: toSites(user.site, bases), frontMatter: user.frontMatter },
    plan: {
      exclude: patterns(user.exclude, 'exclude'),
      include: patterns(user.include, 'include'),
      remap: user.remap,
    },
    probe: {
      concurrency: user.concurrency,
      hostConcurrency: user.hostConcurrency,
      hostInterval: milliseconds(user.hostInterval),
      timeout: milliseconds(user.timeout),
      bodyTimeout: milliseconds(user.bodyTimeout),
      attempts: user.attempts,
      backoff: milliseconds(user.backoff),
      defaultPause: milliseconds(user.defaultPause),
      longestPause: milliseconds(user.longestPause),
      maxTime: user.maxTime === null ? null : milliseconds(user.maxTime),
      redirects: user.redirects?.maximum,
      userAgent: user.userAgent,
      plainUserAgent: user.plainUserAgent,
      acceptLanguage: user.acceptLanguage,
      anchors: toAnchors(user.anchors),
      allowPrivate: typeof user.allowPrivate === 'boolean' ? (user.allowPrivate ? ['*'] : []) : user.allowPrivate,
      canaries: user.canaries,
      ca: user.ca?.map(absolute),
      hosts,
      endpoints: user.endpoints && { ...defaults.probe.endpoints, ...origins(user.endpoints) },
      gitlabHosts: user.gitlabHosts,
      privateOwners: user.privateOwners,
    },
    judge: {
      severity: user.severity === undefined && user.rules === undefined ? undefined : toSeverities(user),
      overrides: user.overrides?.map((override) => ({
        files: globs(typeof override.files === 'string' ? [override.files] : override.files, 'path'),
        severity: toSeverities(override),
        options: toRuleOptions(override.rules),
      })),
      hosts,
      keepRedirects: patterns(user.redirects?.keep, 'redirects.keep'),
      longUnreachable: user.longUnreachable && {
        ...defaults.judge.longUnreachable,
        ...definedOnly(user.longUnreachable),
      },
      sameShape: user.sameShape,
    },
    archive: toArchive(user.archive),
    lint: {
      preset: user.preset,
      lists: user.lists && globs(user.lists, 'path'),
      options: user.rules === undefined ? undefined : toRuleOptions(user.rules),
    },
    fix: user.fix ?? {},
    report: {
      formats: toFormats(user.format, path),
      groupBy: user.groupBy,
      baseline: user.baseline == null ? user.baseline : path(user.baseline),
      failOn: user.failOn,
      detail: user.detail,
      after: user.report?.after,
    },
    state: {
      use: user.state === undefined ? undefined : user.state === false ? 'off' : 'on',
      directory: typeof user.state === 'string' ? absolute(user.state) : undefined,
      fresh: typeof user.fresh === 'boolean' ? (user.fresh ? ['**'] : []) : user.fresh,
    },
  };
  return { values, originOf: () => ({ kind: 'file', name }) };
}

type WrittenPattern = NonNullable<UserConfig['exclude']>[number];

function toPattern(written: WrittenPattern, origin: string): UrlPattern {
  if (typeof written === 'string') return { pattern: written, reason: null, until: null, origin };
  return { pattern: written.pattern, reason: written.reason ?? null, until: written.until ?? null, origin };
}

function toHosts({ hosts, accept }: UserConfig): readonly HostConfig[] | undefined {
  if (hosts === undefined && accept === undefined) return undefined;
  const settings = Object.entries(hosts ?? {}).map(([host, written]) =>
    definedOnly({
      ...written,
      host: host.toLowerCase(),
      accept: written.accept === undefined ? undefined : toCodes(written.accept),
      headers: written.headers && lowerCased(written.headers),
      timeout: milliseconds(written.timeout),
      interval: milliseconds(written.interval),
      anchors: toAnchors(written.anchors),
    }),
  );
  const accepted = Object.entries(accept ?? {}).map(([host, codes]) => ({
    host: host.toLowerCase(),
    accept: toCodes(codes),
  }));
  return [...settings, ...accepted];
}

function toArchive(written: UserConfig['archive']): StageValues<'archive'> {
  if (typeof written === 'boolean') return { use: written ? 'ask' : 'off' };
  if (written === undefined) return {};
  const { endpoint, pause, ...rest } = written;
  return {
    ...rest,
    endpoint: endpoint === undefined ? undefined : withoutSlash(endpoint),
    pause: milliseconds(pause),
  };
}

type WrittenRules = UserConfig['rules'];

function toSeverities({ severity, rules }: Pick<UserConfig, 'severity' | 'rules'>): Readonly<Record<string, Severity>> {
  const own = Object.entries(rules ?? {}).flatMap(([name, rule]): readonly (readonly [string, Severity])[] => {
    const written = Array.isArray(rule) ? rule[0] : rule;
    return typeof written === 'string' ? [[name, written]] : [];
  });
  return { ...severity, ...Object.fromEntries(own) };
}

function toRuleOptions(rules: WrittenRules): RuleOptions {
  return Object.fromEntries(
    Object.entries(rules ?? {}).flatMap(([name, rule]): readonly (readonly [string, RuleOptions[string]])[] => {
      const written = Array.isArray(rule) ? rule[1] : rule;
      return typeof written === 'object' ? [[name, written]] : [];
    }),
  );
}

function toFormats(
  written: UserConfig['format'],
  path: (written: string) => string,
): readonly FormatRequest[] | undefined {
  if (written === undefined) return undefined;
  return (Array.isArray(written) ? written : [written]).flatMap((one) => {
    const request =
      typeof one === 'string' ? readOrNothing(parseFormat(one)) : { name: one.name, file: one.file ?? null };
    return request === undefined ? [] : { ...request, file: request.file === null ? null : path(request.file) };
  });
}

function toCodes(written: z.input<typeof statusCodes>): readonly number[] {
  if (typeof written === 'number') return [written];
  return typeof written === 'string' ? (readOrNothing(parseStatusCodes(written)) ?? []) : written;
}

function milliseconds(written: string | number | undefined): number | undefined {
  return written === undefined ? undefined : readOrNothing(parseDuration(written, { minimum: 0, maximum: Infinity }));
}

/** What was read; the schema has refused everything that cannot be. */
function readOrNothing<T>(
  parsed: { readonly kind: 'value'; readonly value: T } | { readonly kind: 'fault' },
): T | undefined {
  return parsed.kind === 'value' ? parsed.value : undefined;
}

function toAnchors(written: boolean | undefined): 'check' | 'ignore' | undefined {
  return written === undefined ? undefined : written ? 'check' : 'ignore';
}

function toExtension(written: string): string {
  return `.${written.replace(/^\*?\./, '').toLowerCase()}`;
}

function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function origins(written: NonNullable<UserConfig['endpoints']>): Partial<EndpointsConfig> {
  const given = Object.entries(definedOnly(written));
  return Object.fromEntries(given.map(([name, address]) => [name, withoutSlash(address)]));
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
