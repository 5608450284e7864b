import { withArchiveLane } from './archive/archive-lane.ts';
import { lookUpCaptures, needsCapture } from './archive/look-up-captures.ts';
import { shareLimits } from './archive/share-limits.ts';
import type { Config } from './config/config.ts';
import type { Discovery } from './discover/files.ts';
import { createGitDates } from './discover/git-dates.ts';
import { readLinkedMarkdown } from './discover/linked-markdown.ts';
import { readSiteFiles } from './discover/site-files.ts';
import { openReader, type Reader } from './extract/reader.ts';
import { type Answers, createJudge } from './judge/judge-plan.ts';
import { judgeNetwork, type NetworkState, online } from './judge/network.ts';
import { isTakenOut } from './lint/settle-directives.ts';
import type { Document } from './model/document.ts';
import type { Answered, Judged } from './model/judged.ts';
import { createFilter } from './plan/filter.ts';
import { type Plan, planLinks } from './plan/plan.ts';
import { createSiteMap } from './plan/site/site-map.ts';
import type { Share } from './plan/take-shard.ts';
import type { Layout } from './plan/target.ts';
import type { Ports } from './ports.ts';
import { type FilesContext, lookUpFiles } from './probe/local/look-up-files.ts';
import type { Network } from './probe/network.ts';
import type { Admission } from './probe/probe-all.ts';
import { unusedNetwork } from './probe/unused-network.ts';
import { shallowNote } from './report/notes.ts';
import type { Control, Job } from './run.ts';
import { answerQuestions } from './state/answer-questions.ts';
import { withRememberedCaptures } from './state/captures.ts';
import type { RunEnd, State } from './state/state.ts';
import { unusedState } from './state/unused-state.ts';

/** What the stages of one run share. */
export interface Run {
  readonly job: Job;
  readonly ports: Ports;
  readonly control: Control;
  readonly found: Discovery;
  readonly reader: Reader;
  readonly documents: readonly Document[];
  readonly network: Network;
  readonly state: State;
  /** See {@link Share.isOwn}. */
  readonly isOwn: Share['isOwn'];
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

/** Whether a job asks over the network at all. */
export function asksNetwork({ kind, record }: Job): boolean {
  return (kind === 'all' || kind === 'check') && record === null;
}

export async function planDocuments(
  documents: readonly Document[],
  found: Discovery,
  config: Config,
  startedAt: string,
): Promise<Plan> {
  const { repository } = found;
  const filter = createFilter(config.plan, { today: startedAt.slice(0, 10), repository });
  const takenOut = new Map(documents.map((document) => [document.source, isTakenOut(document)]));
  return planLinks(documents, {
    ...(await readLayout(documents, found, config)),
    filter,
    isTakenOut: (link, source) => takenOut.get(source)?.(link) === true,
  });
}

/** What decides where links of documents lead. */
export async function readLayout(
  documents: readonly Document[],
  { tree, repository }: Pick<Discovery, 'tree' | 'repository'>,
  { site: { sites } }: Config,
): Promise<Layout> {
  const texts = new Map(documents.map(({ source }) => [source.path, source.text]));
  const files = sites.length === 0 ? [] : await readSiteFiles(sites, tree, texts);
  return { repository, exists: tree.exists, sites: createSiteMap(files, repository) };
}

/** How to look up files that are no documents of the run. */
export function lookUpIn(
  { tree, outside }: Pick<Discovery, 'tree' | 'outside'>,
  { discover, site }: Config,
): Omit<FilesContext, 'documents'> {
  return {
    tree,
    outside,
    readAnchors: async (file) => {
      const text = await readLinkedMarkdown(tree, file, discover.extensions);
      return text === null ? null : (await openReader(site, [file])).anchors(text, file);
    },
  };
}

/** The network of a run. Everything that makes connections takes long to load, and much of the time is not needed. */
export async function openRunNetwork(
  job: Job,
  state: State,
  ports: Ports,
  { repository }: Discovery,
  { abort }: Control,
): Promise<Network> {
  if (!asksNetwork(job)) return unusedNetwork;
  const { probe, archive } = job.config;
  const { openNetwork } = await import('./probe/network.ts');
  const hosts = withArchiveLane(probe.hosts, shareLimits(archive, job.shard ?? null));
  return openNetwork({ ...probe, hosts }, { ...ports, repository, recallHost: state.hosts.recall }, abort);
}

/** The state of a run; one that asks nothing remembers nothing. */
export async function openRunState(job: Job, ports: Ports): Promise<State> {
  if (!asksNetwork(job)) return unusedState;
  const { config, scope = { kind: 'everything' } } = job;
  // What a change brings in is always asked.
  const fresh = scope.kind === 'everything' ? config.state.fresh : ['**'];
  const { openState } = await import('./state/state.ts');
  return openState({ ...config, state: { ...config.state, fresh } }, { ...ports, judge: createJudge(config.judge) });
}

/** Hands what the run has learned to later ones, and ends its part of the state. */
export async function closeRunState({ state, network }: Run, end: RunEnd): Promise<void> {
  await Promise.all(network.prober.learned().map(({ host, ...facts }) => state.hosts.remember(host, facts)));
  await state.close(end);
}

/** Asks the network and the disk what the job wants to know of the plan's targets. */
export async function answerPlan(plan: Plan, run: Run): Promise<Answers> {
  const { job, found, documents, state, startedAt } = run;
  const probes = asksNetwork(job) ? await probePlan(plan, run) : new Map<string, Answered>();
  const files = plan.rows.flatMap(({ target, decision }) =>
    target.kind === 'file' && decision.kind === 'look' && job.kind !== 'links' ? [target] : [],
  );
  const locals = await lookUpFiles(files, { ...lookUpIn(found, job.config), documents });
  return { probes, locals, network: await judgeOwnNetwork(probes, run), at: startedAt, history: state.history };
}

function probePlan(
  plan: Plan,
  { job, network, state, control, startedAt }: Run,
): Promise<ReadonlyMap<string, Answered>> {
  const { prober } = network;
  const total = plan.questions.length;
  const ports = {
    state,
    prober,
    at: startedAt,
    admission: admissionOf(job.config.probe),
    answered: (done: number) => control.watch({ phase: 'probing', done, total, waiting: prober.waiting }),
  };
  return answerQuestions(plan.questions, ports, control.stop);
}

/** Where time is short, it goes to what waits longest. */
function admissionOf({ maxTime, concurrency, github }: Config['probe']): Admission {
  if (maxTime === null) return { kind: 'all-at-once' };
  // Twice as many hosts as exchanges: some of them are always between two attempts, or pause.
  return { kind: 'in-order', hosts: 2 * concurrency, perHost: github.batch };
}

/** Names are in doubt when one that should be called dead did not resolve. */
async function judgeOwnNetwork(answers: ReadonlyMap<string, Answered>, { job, network }: Run): Promise<NetworkState> {
  const asked = [...answers.values()].filter(({ from }) => from === 'network');
  if (asked.length === 0) return online;
  const isNameless = ({ probe: { ending } }: Answered): boolean =>
    ending.kind === 'failure' && ending.failure.kind === 'dns';
  const doubt = asked.some(isNameless) ? 'names' : 'none';
  return judgeNetwork(await network.seen(doubt), job.config.judge.network);
}

export interface Captured {
  readonly captured: readonly Judged[];
  /** What the reader should know about the dates, one line each. */
  readonly notes: readonly string[];
}

/** Asks the archive about what died. */
export async function captureDead(judged: readonly Judged[], run: Run): Promise<Captured> {
  const { job, ports, control, found, network, state } = run;
  const { probe } = job.config;
  const config = shareLimits(job.config.archive, job.shard ?? null);
  const total = judged.filter(needsCapture).length;
  if (config.use === 'off' || total === 0 || !asksNetwork(job)) return { captured: judged, notes: [] };
  const { createArchive } = await import('./archive/archive.ts');
  const ask =
    ports.fetch === undefined
      ? (await import('./archive/ask-exchange.ts')).askWithExchange(network.prober.exchange, { ...probe, ...config })
      : (await import('./archive/ask-fetch.ts')).askWithFetch(ports.fetch, { ...probe, ...config });
  const dates = createGitDates(found.root);
  let done = 0;
  let hidden = 0;
  const captured = await lookUpCaptures(
    judged,
    {
      archive: withRememberedCaptures(createArchive(config, { ...ports, ask }), state.captures),
      addedAt: async ({ source, link }) => {
        const date = await dates.addedAt(source.path, link.raw);
        if (date.kind === 'date') return date.at;
        if (date.why === 'shallow-boundary') hidden += 1;
        return null;
      },
      answered: () => {
        done += 1;
        control.watch({ phase: 'archive', done, total, waiting: network.prober.waiting });
      },
    },
    control.stop,
  );
  return { captured, notes: hidden > 0 ? [shallowNote] : [] };
}
