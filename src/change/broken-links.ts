import { posix } from 'node:path';
import { judgeLocal } from '../judge/local.ts';
import type { Document } from '../model/document.ts';
import type { FileTree } from '../model/file-tree.ts';
import type { Home } from '../model/home.ts';
import type { Judged, LinkedPlace } from '../model/judged.ts';
import type { Link } from '../model/link.ts';
import { type FileTarget, fileKey } from '../model/target.ts';
import { type FilesContext, lookUpFiles } from '../probe/local/look-up-files.ts';
import type { Change, Compared } from './change.ts';
import { findRenamedHeading } from './renamed-heading.ts';

/** Links to files that nobody touched and that a change broke. */
export interface BrokenLinks {
  readonly links: ReadonlySet<Link>;
  /** Where to what broken links led is now, as far as that can be told. */
  readonly homes: ReadonlyMap<Link, Home>;
}

/**
 * Finds the links to files that worked before a change and do not now: their file is gone or has another name, their heading
 * is, or they stand in another place themselves.
 *
 * @param judged what became of all links
 * @param context how files were looked up in the base
 */
export async function findBrokenLinks(
  judged: readonly Judged[],
  change: Change,
  compared: Compared,
  now: Now,
  context: Omit<FilesContext, 'documents'>,
): Promise<BrokenLinks> {
  const candidates = judged.flatMap(({ target, verdict, places }) =>
    target.kind !== 'file' || verdict?.kind !== 'dead'
      ? []
      : places.flatMap((place) => candidateOf(place, change, compared)),
  );
  const looked = candidates.map(({ target }) => target);
  const facts = await lookUpFiles(looked, { ...context, documents: change.documents });
  const worked = candidates.filter(({ target }) => {
    const found = facts.get(fileKey(target));
    return found !== undefined && judgeLocal(found).kind !== 'dead';
  });
  const homeOf = createHomeFinder(change, now.documents);
  const homes = worked.map(async ({ link, target }): Promise<readonly (readonly [Link, Home])[]> => {
    const home = homeOf(target);
    return home === null || (await now.tree.typeAt(home.path)) === null ? [] : [[link, home]];
  });
  return { links: new Set(worked.map(({ link }) => link)), homes: new Map((await Promise.all(homes)).flat()) };
}

/** What there is today. */
interface Now {
  readonly documents: readonly Document[];
  readonly tree: FileTree;
}

interface Candidate {
  readonly link: Link;
  /** Where it led. */
  readonly target: FileTarget;
}

function candidateOf(place: LinkedPlace, { targetBefore }: Change, { changeOf }: Compared): readonly Candidate[] {
  const change = changeOf(place);
  if (change.kind !== 'kept') return [];
  const target = targetBefore(change.origin);
  return target.kind === 'file' ? [{ link: place.link, target }] : [];
}

/** Where a file or heading of the base is now; `null` for what is gone, or scattered. */
function createHomeFinder(change: Change, documents: readonly Document[]): (target: FileTarget) => Home | null {
  const pathOf = createPathFinder(change);
  const before = new Map(change.documents.map((document) => [document.source.path, document]));
  const now = new Map(documents.map((document) => [document.source.path, document]));
  return ({ path, fragment }) => {
    const home = pathOf(path);
    if (home === null) return null;
    const [old, young] = [before.get(path), now.get(home)];
    const heading =
      fragment === null || old === undefined || young === undefined ? null : findRenamedHeading(old, young, fragment);
    return { path: home, fragment: heading };
  };
}

/** Today's path of a file or directory of the base. */
function createPathFinder({ base }: Change): (path: string) => string | null {
  const renames = [...base.renamed].map(([now, before]) => ({ now, before }));
  const files = new Map(renames.map(({ now, before }) => [before, now]));
  const gone = new Set([...base.deleted, ...files.keys()]);
  return (path) => {
    const file = files.get(path);
    if (file !== undefined) return file;
    const inside = renames.filter(({ before }) => before.startsWith(`${path}/`));
    if (inside.length === 0) return gone.has(path) || !base.tree.exists(path) ? null : posix.normalize(path);
    const homes = new Set(
      inside.map(({ now, before }) => {
        const rest = before.slice(path.length);
        return now.endsWith(rest) ? now.slice(0, -rest.length) : null;
      }),
    );
    const [home = null] = homes;
    return homes.size === 1 ? home : null;
  };
}
