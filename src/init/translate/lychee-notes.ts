import type { KeyNote } from './translation.ts';

type Note = readonly [kind: KeyNote['kind'], text: string];

const own: Note = ['built-in', 'runs remember what they saw: good answers rest for 3 to 14 days, --fresh asks again'];
const shown: Note = ['built-in', 'what is shown: see --format, --quiet and --verbose'];
const dialect: Note = ['none', 'Markdown alone is read, and code in it is not'];
const guarded: Note = [
  'built-in',
  'private, loopback and link-local addresses are never asked, unless allowPrivate says so',
];
const listed: Note = ['built-in', 'what git ignores is not read; paths and globs choose the files'];

/** What is to be told of the keys of lychee that set nothing here. */
export const lycheeNotes: ReadonlyMap<string, Note> = new Map<string, Note>([
  ['cache', own],
  ['max_cache_age', own],
  ['cache_exclude_status', own],
  ['verbose', shown],
  ['no_progress', shown],
  ['host_stats', ['built-in', '--verbose ends with a table of hosts']],
  ['output', ['none', 'a report is written with --format NAME=FILE']],
  ['format', ['none', 'other formats: see --format']],
  ['mode', shown],
  ['dump', ['none', 'linkmend links shows what would be asked']],
  ['dump_inputs', ['none', 'linkmend links shows what would be asked']],
  ['archive', ['built-in', 'dead links are looked up in the Wayback Machine, and --fix writes the capture']],
  ['suggest', ['built-in', 'dead links are looked up in the Wayback Machine, and --fix writes the capture']],
  ['min_tls', ['none', 'Node decides which versions of TLS are spoken']],
  ['threads', ['built-in', 'waiting takes no threads']],
  ['exclude_all_private', guarded],
  ['exclude_private', guarded],
  ['exclude_loopback', guarded],
  ['exclude_link_local', guarded],
  ['exclude_mail', ['built-in', 'mail addresses are never asked']],
  ['include_mail', ['none', 'mail addresses are never asked']],
  ['fallback_extensions', ['none', 'routes without extension: see "site"']],
  ['index_files', ['none', 'index files of folders: see "site"']],
  ['default_extension', ['none', 'files that are named are read whatever they are called']],
  ['base_url', ['none', 'relative links are looked up as files: see "site" for what they lead to']],
  ['base', ['none', 'relative links are looked up as files: see "site" for what they lead to']],
  [
    'root_dir',
    ['built-in', 'links that begin with / start at the root of the repository: see "site" for another place'],
  ],
  ['accept_timeouts', ['built-in', 'a time-out is "unstable", a warning that fails nothing']],
  ['method', ['built-in', 'always GET, and no more is read than is needed']],
  ['basic_auth', ['none', 'passwords are not copied: hosts.….basicAuth names environment variables']],
  ['cookie_jar', ['none', 'cookies live as long as one probe']],
  ['github_token', ['built-in', 'GITHUB_TOKEN or GH_TOKEN of the environment is used']],
  ['skip_missing', ['none', 'a path that is not there is an error']],
  ['no_ignore', listed],
  ['hidden', listed],
  ['glob_ignore_case', listed],
  ['include_verbatim', dialect],
  ['include_wikilinks', dialect],
  ['preprocess', dialect],
  ['generate', ['none', 'nothing is generated']],
]);
