import { maskUserinfo } from '../model/mask-userinfo.ts';
import type { Config, HostConfig, SeverityOverride, UrlPattern } from './config.ts';
import type { ConfigOrigin, ConfigOrigins, ConfigPlace } from './layer.ts';
import type { SiteConfig } from './site-config.ts';

/** Header names whose values are shown. Those of all others may let somebody in, whatever they are called. */
const openHeader = /^(?:accept(?:-.*)?|cache-control|dnt|origin|pragma|referer|user-agent|x-requested-with)$/i;

type Entry =
  | { readonly key: string; readonly value: unknown; readonly places: readonly ConfigPlace[] }
  | { readonly key: string; readonly entries: readonly Entry[] };

/**
 * The whole configuration in the form of a configuration file, as JSON with comments: every value is followed by where it
 * comes from. Values of headers that may be secrets are `(hidden)`, users and passwords in addresses masked. The order never
 * changes.
 *
 * @returns lines that each end with LF
 */
export function printConfig(resolved: { readonly config: Config; readonly origins: ConfigOrigins }): string {
  return maskUserinfo(`${printEntries(toEntries(resolved.config), resolved.origins, '')}\n`);
}

function toEntries({
  discover,
  read,
  site,
  plan,
  probe,
  judge,
  archive,
  lint,
  fix,
  report,
  state,
}: Config): readonly Entry[] {
  return [
    ...own('discover', discover, ['paths', 'extensions', 'excludePath', 'filesFrom']),
    ...own('read', read, ['threads']),
    entry('allowEmpty', discover.empty === 'allowed', 'discover.empty'),
    entry('site', site.sites.map(printSite), 'site.sites'),
    ...own('site', site, ['frontMatter']),
    entry('exclude', plan.exclude.map(printPattern), 'plan.exclude'),
    entry('include', plan.include.map(printPattern), 'plan.include'),
    ...own('plan', plan, ['remap']),
    ...own('probe', probe, ['concurrency', 'hostConcurrency', 'hostInterval', 'timeout', 'bodyTimeout', 'attempts']),
    ...own('probe', probe, ['backoff', 'defaultPause', 'longestPause', 'maxTime']),
    ...own('probe', probe, ['userAgent', 'plainUserAgent', 'acceptLanguage']),
    entry('anchors', probe.anchors === 'check', 'probe.anchors'),
    ...own('probe', probe, ['allowPrivate', 'canaries', 'ca']),
    entry('hosts', Object.fromEntries(probe.hosts.map(printHost)), 'probe.hosts'),
    ...own('probe', probe, ['endpoints', 'gitlabHosts', 'privateOwners']),
    ...own('judge', judge, ['severity']),
    ...own('lint', lint, ['preset', 'lists']),
    entry('rules', lint.options, 'lint.options'),
    entry('overrides', judge.overrides.map(printOverride), 'judge.overrides'),
    {
      key: 'redirects',
      entries: [
        entry('keep', judge.keepRedirects.map(printPattern), 'judge.keepRedirects'),
        entry('maximum', probe.redirects, 'probe.redirects'),
      ],
    },
    ...own('judge', judge, ['longUnreachable', 'sameShape']),
    {
      key: 'archive',
      entries: own('archive', archive, ['use', 'endpoint', 'playbackRate', 'cdxRate', 'cdxBurst', 'pause', 'pauses']),
    },
    { key: 'fix', entries: own('fix', fix, ['mode', 'write', 'kinds', 'archive']) },
    entry('format', report.formats.map(printFormat), 'report.formats'),
    ...own('report', report, ['groupBy', 'baseline', 'failOn', 'detail']),
    { key: 'report', entries: own('report', report, ['after']) },
    entry('state', state.use === 'on' && (state.directory ?? true), 'state.use', 'state.directory'),
    ...own('state', state, ['fresh']),
  ];
}

function entry(key: string, value: unknown, ...places: readonly ConfigPlace[]): Entry {
  return { key, value, places };
}

/** Entries whose keys and values are the same in the file and in the program. */
function own<S extends keyof Config>(stage: S, slice: Config[S], keys: readonly (keyof Config[S] & string)[]): Entry[] {
  return keys.map((key) => entry(key, slice[key], `${stage}.${key}` as ConfigPlace));
}

function printPattern({ pattern, reason, until }: UrlPattern): unknown {
  if (reason === null && until === null) return pattern;
  return { pattern, ...(reason === null ? {} : { reason }), ...(until === null ? {} : { until }) };
}

function printSite({ url, headingIds, ...rest }: SiteConfig): unknown {
  return { ...rest, ...(url === null ? {} : { url }), headingIds: headingIds === 'read' };
}

function printOverride({ files, severity, options }: SeverityOverride): unknown {
  return { files, severity, ...(Object.keys(options).length === 0 ? {} : { rules: options }) };
}

function printFormat({ name, file }: Config['report']['formats'][number]): string {
  return file === null ? name : `${name}=${file}`;
}

function printHost({ host, headers, anchors, ...rest }: HostConfig): readonly [string, unknown] {
  const shown = Object.entries(headers ?? {}).map(([name, value]) => [
    name,
    openHeader.test(name) ? value : '(hidden)',
  ]);
  return [
    host,
    {
      ...rest,
      ...(anchors === undefined ? {} : { anchors: anchors === 'check' }),
      ...(headers === undefined ? {} : { headers: Object.fromEntries(shown) }),
    },
  ];
}

function printEntries(entries: readonly Entry[], origins: ConfigOrigins, indent: string): string {
  const inner = `${indent}  `;
  const lines = entries.map((one, index) => {
    const comma = index < entries.length - 1 ? ',' : '';
    const key = `${inner}${JSON.stringify(one.key)}: `;
    if ('entries' in one) return `${key}${printEntries(one.entries, origins, inner)}${comma}`;
    return `${key}${printValue(one.value, inner)}${comma} // ${originText(one.places, origins)}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

/** On one line as long as that is readable. */
function printValue(value: unknown, indent: string): string {
  const short = JSON.stringify(value);
  return short.length <= 80 ? short : JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
}

function originText(places: readonly ConfigPlace[], origins: ConfigOrigins): string {
  const found = places.flatMap((place) => origins[place] ?? []);
  if (found.length === 0) return 'default';
  return [...new Set(found.map(formatOrigin))].join(', ');
}

function formatOrigin(origin: ConfigOrigin): string {
  switch (origin.kind) {
    case 'default':
      return 'default';
    case 'file':
      return origin.name;
    case 'flag':
      return origin.flag;
  }
}
