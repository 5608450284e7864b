import type { UserConfig } from '../config/define-config.ts';

/** What is said above each key: what it is for, and for keys that are not set an example. */
interface KeyHelp {
  readonly key: keyof UserConfig;
  readonly about: string;
  /** Shown as a comment where the key is not set; `null` for keys that are only told where they are. */
  readonly example: string | null;
}

const help: readonly KeyHelp[] = [
  { key: 'paths', about: 'What is read.', example: null },
  { key: 'extensions', about: 'What Markdown files end with.', example: null },
  {
    key: 'excludePath',
    about: 'Files that are not read, in .gitignore syntax.',
    example: '["vendor/", "CHANGELOG.md"]',
  },
  {
    key: 'exclude',
    about: 'Addresses that are not asked: globs on host/path, or /regular expressions/ on the whole address.',
    example: '["intranet.example", { "pattern": "old.example/**", "reason": "moves", "until": "2030-12-31" }]',
  },
  { key: 'include', about: 'Addresses that are asked all the same.', example: null },
  { key: 'remap', about: 'Addresses that are asked elsewhere; the first entry that fits counts.', example: null },
  { key: 'accept', about: 'Statuses that are fine, by host.', example: '{ "*.social.example": [403, 999] }' },
  { key: 'hosts', about: 'Settings by host. ${NAME} stands for an environment variable.', example: null },
  {
    key: 'severity',
    about: 'off, info, warning or error: by rule (dead/not-found), reason or verdict.',
    example: '{ "missing-anchor": "warning", "moved": "info" }',
  },
  { key: 'rules', about: 'The rules for lists: off, info, warning or error.', example: null },
];

/** Columns that a value may take in one line. */
const widest = 100;

/**
 * The text of a configuration file, in JSON with comments: the keys that are set, each with what it is for; where none is,
 * examples of those that matter most.
 *
 * @param head lines of the comment at the top
 */
export function renderConfig(config: UserConfig, head: readonly string[]): string {
  const { $schema, ...rest } = config;
  const order = help.map(({ key }): string => key);
  const keys = Object.keys(rest).sort((a, b) => rank(order, a) - rank(order, b));
  const entry = (key: string, value: unknown): string => `  ${JSON.stringify(key)}: ${format(value, 2)}`;
  const set = keys
    .map((key, index) => {
      const about = help.find((one) => one.key === key)?.about;
      const value = entry(key, rest[key as keyof typeof rest]);
      const gap = about === undefined && (index > 0 || $schema !== undefined) ? '' : '\n';
      return about === undefined ? value : `${gap}  // ${about}\n${value}`;
    })
    .join(',\n');
  const schema = $schema === undefined ? '' : `${entry('$schema', $schema)}${set === '' ? '' : ',\n'}`;
  const body = set === '' ? `${examples}\n\n${schema}` : `${schema}${set}`;
  return `${head.map((line) => `// ${line}\n`).join('')}{\n${body.replace(/^\n+|\n+$/g, '')}\n}\n`;
}

/** Behind each a comma, and a key behind them all: whoever takes slashes away has valid JSON. */
const examples = help
  .filter(({ example }) => example !== null)
  .map(({ key, about, example }) => `  // ${about}\n  // "${key}": ${example},`)
  .join('\n\n');

/** Keys without help come first: they are short. */
function rank(order: readonly string[], key: string): number {
  return order.indexOf(key);
}

function format(value: unknown, indent: number): string {
  const line = inline(value);
  if (typeof value !== 'object' || value === null || (line.length + indent <= widest && !isTall(value))) return line;
  const inner = ' '.repeat(indent + 2);
  const entries = Array.isArray(value)
    ? value.map((entry) => format(entry, indent + 2))
    : Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}: ${format(entry, indent + 2)}`);
  const isNumbers = Array.isArray(value) && value.every((entry) => typeof entry === 'number');
  if (isNumbers) return line;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${entries.map((entry) => inner + entry).join(',\n')}\n${' '.repeat(indent)}${close}`;
}

/** Lists of patterns grow: each on a line of its own. */
function isTall(value: object): boolean {
  return Array.isArray(value) && value.length > 1 && value.some((entry) => typeof entry !== 'number');
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}: ${inline(entry)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
