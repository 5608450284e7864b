import type { Trace } from '../model/judged.ts';
import { maskUserinfo } from '../model/mask-userinfo.ts';
import { none } from '../model/none.ts';
import type { Ending, Look, Probe } from '../model/probe.ts';
import type { LinkRow } from '../model/report.ts';
import type { RepositoryFacts } from '../model/repository-facts.ts';

/** What of a probe goes into reports and fixes. */
export function traceOf({ ending, hops, looks, attempts, ms }: Probe): Trace {
  const answer = ending.kind === 'answer' ? ending.answer : null;
  return {
    status: statusOf(ending),
    finalUrl: answer !== null && hops.length > 0 ? maskUserinfo(answer.url) : null,
    title: answer?.page.title ?? null,
    hops: hops.length === 0 ? none : hops.map((hop) => ({ ...hop, url: maskUserinfo(hop.url) })),
    attempts,
    ms: Math.round(ms),
    repository: repositoryOf(looks),
  };
}

/** The same from a row of an earlier report. */
export function traceOfRow({ status, finalUrl, title, hops, attempts, ms, repository }: LinkRow): Trace {
  return { status, finalUrl, title, hops, attempts, ms, repository };
}

function repositoryOf(looks: readonly Look[]): RepositoryFacts | null {
  for (const look of looks) {
    if (look.kind !== 'site' || look.says !== 'there' || look.repository === undefined) continue;
    const { repository: name, archived = false, pushedAt = null, stars = null, license = null } = look;
    return { forge: look.site, name, state: archived ? 'archived' : 'active', pushedAt, stars, license };
  }
  return null;
}

function statusOf(ending: Ending): number | null {
  switch (ending.kind) {
    case 'answer':
      return ending.answer.status;
    case 'rate-limited':
    case 'bad-redirect':
      return ending.status;
    default:
      return null;
  }
}
