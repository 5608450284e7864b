import { basename, extname } from 'node:path';
import { ConfigError } from '../../config/errors.ts';
import { parseConfigText } from '../../config/parse-config-text.ts';
import { assertNever } from '../../model/assert-never.ts';
import { translateLinkinator } from './linkinator.ts';
import { translateLinkspector } from './linkspector.ts';
import { translateLychee } from './lychee.ts';
import { translateMarkdownLinkCheck } from './markdown-link-check.ts';
import { translateMlc } from './mlc.ts';
import { parseToml } from './parse-toml.ts';
import { readReasons } from './reasons.ts';
import type { ForeignFile, TranslateContext, Translation } from './translation.ts';

type Tool = 'lychee' | 'markdown-link-check' | 'linkspector' | 'mlc' | 'linkinator';

/** Where the tools look, from the root of the repository, in the order in which `init` looks for them. */
export const foreignNames: readonly string[] = [
  'lychee.toml',
  '.lychee.toml',
  '.github/lychee.toml',
  '.lycheeignore',
  '.markdown-link-check.json',
  'markdown-link-check.json',
  '.markdownlinkcheck.json',
  'mlc_config.json',
  '.github/markdown-link-check.json',
  '.github/workflows/mlc_config.json',
  '.linkspector.yml',
  '.linkspector.yaml',
  '.github/.linkspector.yml',
  '.mlc.toml',
  'linkinator.config.json',
];

/**
 * Translates the configuration of another link checker; the file's name and then what is in it tell which one's it is.
 *
 * @param ignores the `.lycheeignore` of the repository, which belongs to a configuration of lychee
 * @throws ConfigError with one line: the file, the place, and what is wrong there
 */
export async function translateForeign(
  { name, text }: ForeignFile,
  ignores: ForeignFile | null,
  context: TranslateContext,
): Promise<Translation> {
  if (basename(name) === '.lycheeignore') return translateLychee(null, { name, text });
  const value = await parse(name, text);
  const tool = toolOf(name, value);
  switch (tool) {
    case 'lychee':
      return translateLychee({ name, value: sectionOf(value), reasons: readReasons(text) }, ignores);
    case 'markdown-link-check':
      return translateMarkdownLinkCheck(name, value);
    case 'linkspector':
      return translateLinkspector(name, value, { ...context, reasons: readReasons(text) });
    case 'mlc':
      return translateMlc(name, value);
    case 'linkinator':
      return translateLinkinator(name, value);
    case null:
      throw new ConfigError([
        `${name}: no configuration of lychee, markdown-link-check, linkspector, mlc or linkinator; name one with --from FILE`,
      ]);
    default:
      return assertNever(tool);
  }
}

async function parse(name: string, text: string): Promise<unknown> {
  switch (extname(name).toLowerCase()) {
    case '.toml':
      return parseToml(text, name);
    case '.yml':
    case '.yaml':
      return parseConfigText(text, 'yaml', name);
    default:
      return parseConfigText(text, 'jsonc', name);
  }
}

function toolOf(name: string, value: unknown): Tool | null {
  const file = basename(name).toLowerCase();
  if (file.includes('lychee')) return 'lychee';
  if (file.includes('linkspector')) return 'linkspector';
  if (file === '.mlc.toml' || file === 'mlc.toml') return 'mlc';
  if (file.includes('linkinator')) return 'linkinator';
  if (/markdown-?link-?check|^mlc_config/.test(file)) return 'markdown-link-check';
  const keys = Object.keys(Object(value) as object);
  const has = (...names: readonly string[]): boolean => names.some((one) => keys.includes(one));
  if (has('ignore-links', 'ignore-path')) return 'mlc';
  if (has('lychee', 'exclude_path', 'max_concurrency', 'accept', 'include_fragments')) return 'lychee';
  if (has('dirs', 'files', 'excludedFiles', 'excludedDirs', 'useGitIgnore')) return 'linkspector';
  if (has('ignorePatterns', 'replacementPatterns', 'aliveStatusCodes', 'httpHeaders')) return 'markdown-link-check';
  return has('skip', 'linksToSkip', 'recurse', 'statusCodes') ? 'linkinator' : null;
}

/** lychee reads `[tool.lychee]` and the like of other files too. */
function sectionOf(value: unknown): unknown {
  const tables = Object(value) as { readonly tool?: { readonly lychee?: unknown }; readonly lychee?: unknown };
  return tables.tool?.lychee ?? tables.lychee ?? value;
}
