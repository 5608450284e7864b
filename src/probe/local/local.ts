import pLimit from 'p-limit';
import type { FileTree } from '../../model/file-tree.ts';
import type { LocalFacts } from '../../model/local.ts';
import type { PageAnchors } from '../../model/page-anchors.ts';
import { readWhole } from '../../model/read-whole.ts';
import { type FileTarget, fileKey } from '../../model/target.ts';
import { isScripted } from '../page/anchors.ts';
import { scanHtml } from '../page/scan-html.ts';
import { type AnchorIndex, indexHtml, indexMarkdown, isEverywhere, lastLineOf } from './local-fragment.ts';
import { createLocalTree, type LocalTree } from './local-tree.ts';

/** Files open at once: enough to keep a disk busy, far below the 256 that macOS lets a process open. */
const filesAtOnce = 32;

/** The directories from which forges show a repository's README, in their order (GitHub Docs, "About READMEs"). */
const readmeDirectories = ['.github', '.', 'docs'] as const;

export interface LocalProberOptions {
  /**
   * The anchors of a Markdown file, `null` for a file that is none. Called once a file, never for HTML.
   *
   * @param file path from the root, as spelled on disk
   */
  readonly anchorsOf: (file: string) => Promise<PageAnchors | null>;
  /** Texts that stand for files, on disk or not, by their path from the root. */
  readonly texts?: ReadonlyMap<string, string>;
  /** {@link Discovery.outside}: whether what lies outside of the root counts as there. Without it, it does not. */
  readonly outside?: 'reachable' | 'unreachable';
}

export interface LocalProber {
  /** Looks one target up. Rejects only if `anchorsOf` does; equal targets share one look. */
  probe(target: FileTarget): Promise<LocalFacts>;
}

/**
 * Looks file targets up among the texts at hand and in the tree.
 *
 * Letter case counts. A directory is as good as a file, its fragments are its README's. Fragments are checked in Markdown
 * and HTML; line numbers (`#L10`) against the length of the file; in anything else (`#page=3` of a PDF) they are taken as
 * they are.
 */
export function createLocalProber(fileTree: FileTree, options: LocalProberOptions): LocalProber {
  const { texts = new Map() } = options;
  const tree = createLocalTree(fileTree, [...texts.keys()]);
  const limit = pLimit(filesAtOnce);
  const facts = new Map<string, Promise<LocalFacts>>();
  const pages = new Map<string, Promise<AnchorIndex | null>>();
  const lengths = new Map<string, Promise<number | null>>();
  const files: Files = {
    anchors: (file) =>
      once(pages, file, () => limit(() => readAnchors(fileTree, file, texts.get(file), options.anchorsOf))),
    lines: (file) => once(lengths, file, () => limit(() => countLines(fileTree, file, texts.get(file)))),
  };
  return {
    probe: (target) =>
      once(
        facts,
        fileKey(target),
        async () => layoutFacts(target) ?? look(target, tree, files, options.outside ?? 'unreachable'),
      ),
  };
}

/** What is known of files by their path from the root. */
interface Files {
  readonly anchors: (file: string) => Promise<AnchorIndex | null>;
  readonly lines: (file: string) => Promise<number | null>;
}

function once<Value>(known: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

async function look(
  target: FileTarget,
  tree: LocalTree,
  files: Files,
  outside: 'reachable' | 'unreachable',
): Promise<LocalFacts> {
  const place = await tree.lookUp(target.path);
  if (place.kind === 'missing') {
    const didYouMean = place.didYouMean ?? (await withForwardSlashes(target.path, tree));
    return { kind: 'missing-file', didYouMean };
  }
  const isOutside = target.path === '..' || target.path.startsWith('../');
  if (isOutside && outside === 'unreachable') return { kind: 'outside-root' };
  if (place.kind === 'wrong-case') return { kind: 'wrong-case', actual: place.path };
  const { fragment } = target;
  if (fragment !== null && !isEverywhere(fragment)) {
    const file = place.type === 'directory' ? await findReadme(place.path, tree) : place.path;
    const missing = await lookForFragment(fragment, file, place.type, files);
    if (missing !== null) return missing;
  }
  return { kind: 'found', type: place.type };
}

/** What the layout of a site has decided already. */
function layoutFacts({ onSite }: FileTarget): LocalFacts | null {
  switch (onSite?.kind) {
    case 'absent': {
      const { meant } = onSite;
      return meant === null
        ? { kind: 'missing-file', didYouMean: null }
        : { kind: 'missing-file', didYouMean: meant.file, name: meant.name };
    }
    case 'outside':
      return { kind: 'outside-site' };
    default:
      return null;
  }
}

/** Windows writes `docs\a.md`, which no forge resolves. */
async function withForwardSlashes(path: string, tree: LocalTree): Promise<string | null> {
  if (!path.includes('\\')) return null;
  const place = await tree.lookUp(path.replaceAll('\\', '/'));
  return place.kind === 'missing' ? null : place.path;
}

async function findReadme(directory: string, tree: LocalTree): Promise<string | null> {
  for (const candidate of directory === '.' ? readmeDirectories : [directory]) {
    const names = await tree.list(candidate);
    const readme = names.find((name) => /^readme\.(?:md|markdown|mkd|mdown)$/i.test(name));
    if (readme !== undefined) return candidate === '.' ? readme : `${candidate}/${readme}`;
  }
  return null;
}

/** What is wrong with a fragment, or `null`. */
async function lookForFragment(
  written: string,
  file: string | null,
  type: 'file' | 'directory',
  files: Files,
): Promise<LocalFacts | null> {
  const fragment = written.replace(/:~:.*$/s, '');
  // The page of a directory is the forge's: without a README its anchors are not ours to know.
  if (file === null || (type === 'directory' && fragment === 'readme')) return null;
  const line = lastLineOf(fragment);
  if (line !== null) {
    const lines = await files.lines(file);
    return lines === null || line <= lines ? null : { kind: 'missing-anchor', didYouMean: null };
  }
  const anchors = await files.anchors(file);
  if (anchors === null || anchors.has(fragment)) return null;
  return { kind: 'missing-anchor', didYouMean: anchors.nearest(fragment) };
}

async function readAnchors(
  tree: FileTree,
  file: string,
  text: string | undefined,
  anchorsOf: LocalProberOptions['anchorsOf'],
): Promise<AnchorIndex | null> {
  if (/\.x?html?$/i.test(file)) {
    const names = await readHtmlNames(tree, file, text);
    return names === null ? null : indexHtml(names);
  }
  const anchors = await anchorsOf(file);
  // What a page takes in from elsewhere may bring any anchor.
  if (anchors === null || anchors.others === 'possible') return null;
  return anchors.compare === 'exact' ? indexHtml(anchors.names) : indexMarkdown(anchors.names);
}

/** Every id and anchor name of an HTML file; `null` where it cannot be read, or a script may add others. */
async function readHtmlNames(
  tree: FileTree,
  file: string,
  text: string | undefined,
): Promise<ReadonlySet<string> | null> {
  try {
    const scan = scanHtml(text ?? new TextDecoder().decode(await readWhole(tree, file)), 'file:///');
    return isScripted([], scan) ? null : scan.names;
  } catch {
    return null;
  }
}

/** How many lines a file has; `null` where it cannot be read. */
async function countLines(tree: FileTree, file: string, text: string | undefined): Promise<number | null> {
  if (text !== undefined) return text.split('\n').length;
  try {
    let lines = 1;
    for await (const piece of tree.read(file)) {
      for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) lines += 1;
    }
    return lines;
  } catch {
    return null;
  }
}
