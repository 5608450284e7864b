import { type KeyTable, tell } from './key-table.ts';

const tellCache = tell(
  'built-in',
  'runs remember what they saw: good answers rest for 2 to 11 days, --fresh asks again',
);
const tellShown = tell('built-in', 'what is shown: see --format, --quiet and --verbose');
const tellDialect = tell('none', 'Markdown alone is read, and code in it is not');
const tellGuarded = tell(
  'built-in',
  'private, loopback and link-local addresses are never asked, unless allowPrivate says so',
);
const tellListed = tell('built-in', 'what git ignores is not read; paths and globs choose the files');

/** The keys of lychee that set nothing here. */
export const lycheeNotes: KeyTable = {
  cache: tellCache,
  max_cache_age: tellCache,
  cache_exclude_status: tellCache,
  verbose: tellShown,
  no_progress: tellShown,
  host_stats: tell('built-in', '--verbose ends with a table of hosts'),
  output: tell('none', 'a report is written with --format NAME=FILE'),
  format: tell('none', 'other formats: see --format'),
  mode: tellShown,
  dump: tell('none', 'linkmend links shows what would be asked'),
  dump_inputs: tell('none', 'linkmend links shows what would be asked'),
  archive: tell('built-in', 'dead links are looked up in the Wayback Machine, and --fix writes the capture'),
  suggest: tell('built-in', 'dead links are looked up in the Wayback Machine, and --fix writes the capture'),
  min_tls: tell('none', 'Node decides which versions of TLS are spoken'),
  threads: tell('built-in', 'waiting takes no threads'),
  exclude_all_private: tellGuarded,
  exclude_private: tellGuarded,
  exclude_loopback: tellGuarded,
  exclude_link_local: tellGuarded,
  exclude_mail: tell('built-in', 'mail addresses are never asked'),
  include_mail: tell('none', 'mail addresses are never asked'),
  fallback_extensions: tell('none', 'routes without extension: see "site"'),
  index_files: tell('none', 'index files of folders: see "site"'),
  default_extension: tell('none', 'files that are named are read whatever they are called'),
  base_url: tell('none', 'relative links are looked up as files: see "site" for what they lead to'),
  base: tell('none', 'relative links are looked up as files: see "site" for what they lead to'),
  root_dir: tell(
    'built-in',
    'links that begin with / start at the root of the repository: see "site" for another place',
  ),
  accept_timeouts: tell('built-in', 'a time-out is "unstable", a warning that fails nothing'),
  method: tell('built-in', 'always GET, and no more is read than is needed'),
  basic_auth: tell('none', 'passwords are not copied: hosts.….basicAuth names environment variables'),
  cookie_jar: tell('none', 'cookies live as long as one probe'),
  github_token: tell('built-in', 'GITHUB_TOKEN or GH_TOKEN of the environment is used'),
  skip_missing: tell('none', 'a path that is not there is an error'),
  no_ignore: tellListed,
  hidden: tellListed,
  glob_ignore_case: tellListed,
  include_verbatim: tellDialect,
  include_wikilinks: tellDialect,
  preprocess: tellDialect,
  generate: tell('none', 'nothing is generated'),
};
