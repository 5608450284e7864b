import type { Link } from '../model/link.ts';
import { none } from '../model/none.ts';
import type { Repository } from '../model/repository.ts';
import type { Source } from '../model/source.ts';
import { fileKey, type Target } from '../model/target.ts';
import type { Decision, Filter } from './filter.ts';
import { orderForProbing } from './order.ts';
import type { SiteMap } from './site/site-map.ts';
import { resolveTarget } from './target.ts';

export interface PlanDocument {
  readonly source: Source;
  /** In the order of their places. */
  readonly links: readonly Link[];
}

/** A link that a comment in its file takes out. */
export type IsTakenOut = (link: Link, source: Source) => boolean;

export interface PlanContext {
  readonly repository: Repository | null;
  /** See {@link TargetContext.exists}; documents exist without being asked about. */
  readonly exists: (path: string) => boolean;
  readonly filter: Filter;
  /** Without it, files are read as on a forge. */
  readonly sites?: SiteMap;
  /** Without it, none is taken out. */
  readonly isTakenOut?: IsTakenOut;
}

/** One target with all its places. */
export interface PlanRow {
  /** For web targets `requestKey` is the one that is asked, after `remap`. */
  readonly target: Target;
  readonly decision: Decision;
  readonly places: readonly PlanPlace[];
}

export interface PlanPlace {
  readonly source: Source;
  readonly link: Link;
}

/** One request key with the fragments that its page should have, as written, without `#`. */
export interface Question {
  readonly requestKey: string;
  readonly fragments: readonly string[];
}

export interface Plan {
  /** In the order of their first places. */
  readonly rows: readonly PlanRow[];
  /** In the order in which to ask. */
  readonly questions: readonly Question[];
  /** Definitions that no reference uses: the linter's, not probed. */
  readonly unusedDefinitions: number;
}

/** Brings links together by target, decides on each target, and orders what is to be asked. */
export function planLinks(documents: readonly PlanDocument[], context: PlanContext): Plan {
  const rows = new Map<string, { target: Target; decision: Decision; places: PlanPlace[] }>();
  let unusedDefinitions = 0;
  const own = new Set(documents.map(({ source }) => source.path));
  const exists = (path: string): boolean => own.has(path) || context.exists(path);
  for (const { source, links } of documents) {
    const layout = { ...context, exists, source: source.path };
    for (const link of links) {
      if (link.kind === 'definition' && link.uses.length === 0) {
        unusedDefinitions += 1;
        continue;
      }
      const target = resolveTarget(link, layout);
      const takenOut = context.isTakenOut?.(link, source) === true;
      const key = `${takenOut ? 'ignored ' : ''}${identity(target, context.filter)}`;
      const row = rows.get(key);
      if (row !== undefined) {
        row.places.push({ source, link });
        continue;
      }
      const decided = takenOut ? { target, decision: ignored } : decideOn(target, context.filter);
      rows.set(key, { target: decided.target, decision: decided.decision, places: [{ source, link }] });
    }
  }
  const planned = [...rows.values()];
  return { rows: planned, questions: orderForProbing(collectQuestions(planned)), unusedDefinitions };
}

const ignored: Decision = { kind: 'skip', reason: 'ignored', rule: 'a comment in the file takes it out', matched: [] };

/** What makes two links one row: what a report shows, and what must not be mixed though it is shown alike. */
function identity(target: Target, filter: Filter): string {
  switch (target.kind) {
    case 'web':
      // Two passwords for one page are shown alike, but asked apart.
      return `web ${target.requestKey} ${target.url}`;
    case 'file':
      // `/a` and `a` may be one file, until `remap` makes a web address of the first.
      return target.form === 'absolute-path' && filter.decide(target).kind === 'ask'
        ? `file /${fileKey(target)}`
        : `file ${fileKey(target)}`;
    default:
      return `${target.kind} ${target.url}`;
  }
}

function decideOn(target: Target, filter: Filter): { readonly target: Target; readonly decision: Decision } {
  const decision = filter.decide(target);
  return target.kind === 'web' && decision.kind === 'ask' && target.requestKey !== decision.requestKey
    ? { target: { ...target, requestKey: decision.requestKey }, decision }
    : { target, decision };
}

function collectQuestions(rows: readonly PlanRow[]): readonly Question[] {
  const fragments = new Map<string, Set<string>>();
  for (const { target, decision } of rows) {
    if (decision.kind !== 'ask') continue;
    const asked = fragments.get(decision.requestKey) ?? new Set();
    fragments.set(decision.requestKey, asked);
    if ((target.kind === 'web' || target.kind === 'file') && target.fragment !== null) asked.add(target.fragment);
  }
  return [...fragments].map(([requestKey, asked]) => ({ requestKey, fragments: asked.size === 0 ? none : [...asked] }));
}
