import { z } from 'zod';
import { fixKinds } from '../model/edit.ts';
import { lintPresets } from './config.ts';
import { limits } from './defaults.ts';
import { acceptByHost, hosts } from './schema-hosts.ts';
import { siteChoice } from './schema-site.ts';
import {
  duration,
  filled,
  formatRequest,
  headerValue,
  hostGlob,
  hostName,
  integer,
  origin,
  remapFrom,
  severity,
  strict,
  urlPattern,
} from './schema-values.ts';
import { severityNames } from './severity-names.ts';

const files = {
  paths: z.array(filled).optional().describe('Files, directories or globs to read when the command line names none.'),
  extensions: z.array(filled).min(1).optional().describe('What Markdown files end with, such as ".md".'),
  excludePath: z.array(filled).optional().describe('Files that are not read, in .gitignore syntax.'),
  filesFrom: filled.nullish().describe('A file with one path a line; "-" is standard input.'),
  threads: integer(limits.threads)
    .nullish()
    .describe('Threads that read many files at once; by default as many as there are processors, at most 8.'),
  allowEmpty: z.boolean().optional().describe('Whether it is fine to find no Markdown at all.'),
};

const links = {
  exclude: z.array(urlPattern).optional().describe('Addresses that are not asked.'),
  include: z
    .array(urlPattern)
    .optional()
    .describe('Addresses that are asked even if `exclude` or a built-in rule would skip them.'),
  remap: z
    .array(
      strict({
        from: remapFrom.describe('The beginning of an address, or a regular expression between slashes.'),
        to: z.string().describe('What takes its place; $1 is the first group of a regular expression.'),
      }),
    )
    .optional()
    .describe('Addresses that are asked elsewhere. Reports show them as written.'),
};

const site = {
  site: z
    .union([siteChoice, z.array(siteChoice)])
    .optional()
    .describe('What makes pages of the Markdown: a preset, its settings, or several sites.'),
  frontMatter: z
    .array(filled)
    .optional()
    .describe('Keys of front matter whose values are links; dots lead into tables: "hero.image".'),
};

const probing = {
  concurrency: integer(limits.concurrency).optional().describe('Requests under way at once.'),
  hostConcurrency: integer(limits.hostConcurrency).optional().describe('Requests under way at once on one host.'),
  hostInterval: duration(limits.hostInterval).optional().describe('Time between two starts on one host.'),
  timeout: duration(limits.timeout).optional().describe('DNS, connect, TLS and headers of one attempt together.'),
  bodyTimeout: duration(limits.timeout).optional().describe('Further time for the body.'),
  attempts: integer(limits.attempts).optional().describe('How often a failing address is asked.'),
  backoff: duration(limits.pause).optional().describe('Time before the second attempt; doubles with each further one.'),
  defaultPause: duration(limits.pause).optional().describe('Pause of a host after a 429 that names no time.'),
  longestPause: duration(limits.pause).optional().describe('The longest pause that a Retry-After can ask for.'),
  maxTime: duration(limits.maxTime)
    .nullish()
    .describe('Time for the whole run; what is not asked by then is left out.'),
  userAgent: headerValue.optional().describe('What the program calls itself.'),
  plainUserAgent: headerValue.optional().describe('What it calls itself when a refusal is asked again.'),
  acceptLanguage: headerValue.optional().describe('The Accept-Language header.'),
  anchors: z.boolean().optional().describe('Whether fragments of web addresses are looked up in the page.'),
  allowPrivate: z
    .union([z.boolean(), z.array(hostGlob)])
    .optional()
    .describe('Whether private addresses may be asked: true, or the hosts that may have one.'),
  canaries: z.array(hostName).min(1).optional().describe('Well-known names that show whether our own network works.'),
  ca: z.array(filled).optional().describe('PEM files whose certificates are trusted besides the usual ones.'),
  hosts: hosts.optional().describe('Settings by host; the most specific glob wins.'),
  accept: acceptByHost.optional().describe('Status codes that count as ok, by host.'),
  endpoints: strict({
    youtubeThumbnails: origin.optional().describe('Where YouTube thumbnails are asked for.'),
    vimeoEmbeds: origin.optional().describe('Where Vimeo is asked how to embed a video.'),
    slideshareEmbeds: origin.optional().describe('Where SlideShare is asked how to embed slides.'),
    npmPackages: origin.optional().describe('The registry that is asked about npm packages.'),
    pythonPackages: origin.optional().describe('The index that is asked about Python packages.'),
    rustPackages: origin.optional().describe('The sparse index that is asked about Rust packages.'),
    doiHandles: origin.optional().describe('Where it is asked whether a DOI is registered.'),
    githubApi: origin
      .optional()
      .describe('The GitHub API. The token in GH_TOKEN or GITHUB_TOKEN is sent there and nowhere else.'),
  })
    .optional()
    .describe('Where sites with a question of their own are asked.'),
  gitlabHosts: z
    .array(hostName)
    .optional()
    .describe('Hosts whose projects are asked of the GitLab API; by default gitlab.com.'),
  privateOwners: z
    .array(filled)
    .optional()
    .describe('Owners on GitHub who hide repositories from us: what is missing there is no death.'),
};

// Names of list rules are not known here: the enumeration is for editors, unknown names are told by `resolveConfig`.
const severityByName = z.record(z.union([z.enum(severityNames([])), z.string()]), severity);

const ruleOptions = z.record(z.string(), z.unknown());

// What a rule takes is known to the rule: `resolveConfig` asks its schema.
const rules = z
  .record(z.string(), z.union([severity, z.tuple([severity, ruleOptions]), ruleOptions]))
  .optional()
  .describe('By rule: a severity, its options, or both as [severity, options].');

const judging = {
  severity: severityByName
    .optional()
    .describe('By rule (`dead/not-found`), reason (`not-found`) or verdict (`dead`); the most specific wins.'),
  preset: z
    .enum(lintPresets)
    .optional()
    .describe('Which rules for lists run where nothing else is said, and how serious they are.'),
  lists: z.array(filled).optional().describe('Files that are lists, however they look.'),
  rules,
  overrides: z
    .array(
      strict({
        files: z.union([filled, z.array(filled).min(1)]).describe('Globs on files.'),
        severity: severityByName.optional().describe('Severities for these files.'),
        rules,
      }),
    )
    .optional()
    .describe('Severities by file; later entries win.'),
  redirects: strict({
    keep: z.array(urlPattern).optional().describe('Redirects that are meant: their addresses are never rewritten.'),
    maximum: integer(limits.redirects).optional().describe('How many redirects are followed.'),
  })
    .optional()
    .describe('What is done with redirects.'),
  longUnreachable: strict({
    runs: integer(limits.count).optional().describe('In so many runs,'),
    days: integer(limits.count).optional().describe('on so many different days,'),
    span: integer(limits.count).optional().describe('over at least so many days.'),
  })
    .optional()
    .describe('When an address that gives no answer counts as dead.'),
  sameShape: integer(limits.count)
    .optional()
    .describe('From how many missing files of one shape on they become one finding.'),
};

const mending = {
  archive: z
    .union([
      z.boolean(),
      strict({
        use: z.enum(['ask', 'off']).optional().describe('Whether the archive is asked at all.'),
        endpoint: origin.optional().describe('The archive.'),
        playbackRate: z
          .number()
          .min(limits.playbackRate.minimum)
          .max(limits.playbackRate.maximum)
          .optional()
          .describe('Captures asked for a second.'),
        cdxRate: integer(limits.cdxRate).optional().describe('Questions to the index a minute.'),
        cdxBurst: integer(limits.cdxRate).optional().describe('Questions to the index that may go at once.'),
        pause: duration(limits.pause).optional().describe('Silence after a 429.'),
        pauses: integer(limits.attempts).optional().describe('Pauses after which the archive is left alone.'),
      }),
    ])
    .optional()
    .describe('Whether and how the Wayback Machine is asked about dead addresses.'),
  fix: strict({
    mode: z
      .enum(['off', 'safe', 'suggested'])
      .optional()
      .describe('Which edits are applied: none, the safe ones (--fix), or all (--fix-suggested).'),
    write: z
      .enum(['files', 'dry-run'])
      .optional()
      .describe('Whether files are written, or a diff is shown (--dry-run).'),
    kinds: z
      .array(z.union([z.enum(fixKinds), z.string()]))
      .optional()
      .describe('The kinds of edits, and names of rules whose edits are applied whatever they are.'),
    archive: z
      .enum(['replace', 'annotate', 'off'])
      .optional()
      .describe('What becomes of a dead link: its capture takes its place, or is put beside it.'),
  })
    .optional()
    .describe('What is mended.'),
};

const reporting = {
  format: z
    .union([formatRequest, z.array(formatRequest).min(1)])
    .optional()
    .describe('NAME or NAME=FILE, one or several.'),
  groupBy: z.enum(['file', 'target', 'host']).optional().describe('How the report is ordered.'),
  baseline: filled.nullish().describe('A file with the findings that are accepted (--update-baseline writes it).'),
  failOn: z.enum(['error', 'warning', 'never']).optional().describe('From which severity on the run fails.'),
  detail: z.enum(['quiet', 'normal', 'verbose']).optional().describe('How much is said (--quiet, --verbose).'),
  report: strict({
    after: integer(limits.nights)
      .optional()
      .describe('Nights (UTC days) on which a link must have failed before the nightly issue calls it dead.'),
  })
    .optional()
    .describe('What the nightly issue tells.'),
  state: z
    .union([z.boolean(), filled])
    .optional()
    .describe("The directory in which runs are remembered; true is the user's cache, false remembers nothing."),
  fresh: z
    .union([z.boolean(), z.array(urlPattern.options[0])])
    .optional()
    .describe('Addresses whose remembered answers do not count: true for all, or patterns.'),
};

/** The configuration file as users write it. What the keys mean in the program: `file-layer.ts`. */
export const userConfigSchema = strict({
  $schema: z.string().optional().describe('The address of this schema, for editors.'),
  ...files,
  ...site,
  ...links,
  ...probing,
  ...judging,
  ...mending,
  ...reporting,
}).describe('The configuration of linkmend.');
