import { createArchive } from './archive/archive.ts';
import { withArchiveLane } from './archive/archive-lane.ts';
import { askWithExchange } from './archive/ask-exchange.ts';
import { askWithFetch } from './archive/ask-fetch.ts';
import { lookUpCaptures, needsCapture } from './archive/look-up-captures.ts';
import type { Config } from './config/config.ts';
import { version } from './config/version.ts';
import { existsBelow } from './discover/exists.ts';
import { type Discovery, discover } from './discover/files.ts';
import { createGitDates } from './discover/git-dates.ts';
import { readLinkedMarkdown } from './discover/linked-markdown.ts';
import { extractAnchors } from './extract/anchors.ts';
import { readDocument } from './extract/document.ts';
import { extractLinks } from './extract/links.ts';
import { mendAll } from './fix/mend-all.ts';
import { offerFixes } from './fix/offer-fixes.ts';
import { writeSource } from './fix/write.ts';
import { findSameShape } from './judge/find-same-shape.ts';
import { findVerdicts, highestSeverity } from './judge/find-verdicts.ts';
import { judgePlan } from './judge/judge-plan.ts';
import { judgeFromRecord } from './judge/judge-record.ts';
import { judgeNetwork, type NetworkState, online } from './judge/network.ts';
import { withConfiguredSeverity } from './judge/severity.ts';
import type { Document } from './model/document.ts';
import type { Judged, PlacedFinding, SettledFinding } from './model/judged.ts';
import type { LocalFacts } from './model/local.ts';
import type { Probe } from './model/probe.ts';
import type { Report } from './model/report.ts';
import { parseMarkdown } from './parse/markdown.ts';
import { createFilter } from './plan/filter.ts';
import { findPatternFindings } from './plan/pattern-findings.ts';
import { type Plan, planLinks } from './plan/plan.ts';
import type { Ports } from './ports.ts';
import type { HostRow } from './probe/lane.ts';
import type { WaitingHost } from './probe/lanes.ts';
import { lookUpFiles } from './probe/look-up-files.ts';
import { type Network, openNetwork } from './probe/network.ts';
import { probeAll } from './probe/probe-all.ts';
import { buildReport } from './report/build.ts';
import { findFileProblems, toReportInputs } from './report/file-problems.ts';
import { networkNotes, notReadNotes, shallowNote, siteNotes } from './report/notes.ts';

/** What a run is to do. */
export interface Job {
  /** `check` asks the network, `lint` looks at local files and anchors alone, `links` judges nothing. */
  readonly kind: 'check' | 'lint' | 'links';
  readonly config: Config;
  /** An earlier report whose verdicts stand for asking. */
  readonly record: Report | null;
  /** What to call the text on standard input. */
  readonly stdinFilename: string | null;
}

/** How a run is steered and watched from outside. */
export interface Control {
  /** Aborted when nothing new is to be asked; its reason is `interrupted` or `budget`. */
  readonly stop: AbortSignal;
  /** Aborted when what is under way is to end too. */
  readonly abort: AbortSignal;
  readonly watch: (step: Step) => void;
}

/** How far a run has come. */
export interface Step {
  readonly phase: 'probing' | 'archive';
  readonly done: number;
  readonly total: number;
  readonly waiting: () => readonly WaitingHost[];
}

export interface RunResult {
  readonly report: Report;
  /** A unified diff of what a dry run would change; empty otherwise. */
  readonly diff: string;
  /** What asking each host took. */
  readonly hosts: readonly HostRow[];
}

/** What the stages share. */
interface Run {
  readonly job: Job;
  readonly ports: Ports;
  readonly control: Control;
  readonly found: Discovery;
  readonly documents: readonly Document[];
  readonly network: Network;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

/**
 * The pipeline, in the order of the folders: discover, parse and extract, plan, probe, judge, archive, fix, report.
 *
 * @throws UsageError or ConfigError for input that cannot be used; nothing is written then
 */
export async function run(job: Job, ports: Ports, control: Control): Promise<RunResult> {
  const { config } = job;
  const startedAt = new Date(ports.now()).toISOString();
  const found = await discover(config.discover, { ...ports, stdinFilename: job.stdinFilename });
  const documents = found.inputs.flatMap((input) => (input.state === 'read' ? [readDocument(input.source)] : []));
  const plan = planDocuments(documents, found, config, startedAt);
  const hosts = withArchiveLane(config.probe.hosts, config.archive);
  const network = openNetwork({ ...config.probe, hosts }, { ...ports, repository: found.repository }, control.abort);
  const stage: Run = { job, ports, control, found, documents, network, startedAt };
  try {
    const answers = await answerPlan(plan, stage);
    const judged = job.record === null ? judgePlan(plan, answers, config.judge) : judgeFromRecord(plan, job.record);
    const { captured, notes } = await captureDead(judged, stage);
    const shaped = findSameShape(captured, config.judge);
    const verdicts = shaped.rows.flatMap((row) => findVerdicts(row, config.judge, 'run'));
    const mended = await mendAll(
      offerFixes(verdicts, captured, documents, { ...config.fix, ...config.judge }),
      documents,
      config.fix,
      {
        extract: (text) => extractLinks(parseMarkdown(text)),
        write: (source, text) => writeSource(source, text, found.root),
      },
    );
    const problems = [
      ...findFileProblems(found.inputs, documents),
      ...findPatternFindings(plan, config.plan, startedAt.slice(0, 10)),
      ...shaped.findings,
    ];
    const report = buildReport({
      version,
      run: {
        startedAt,
        finishedAt: new Date(ports.now()).toISOString(),
        complete: isComplete(captured, answers.network),
        offline: answers.network.kind === 'offline',
        root: '.',
        scope: { since: null, shard: null },
        notes: [
          ...found.notes,
          ...notReadNotes(found.notRead),
          ...networkNotes(answers.network),
          ...siteNotes(network.prober.troubles()),
          ...notes,
        ],
      },
      inputs: toReportInputs(found),
      sources: documents.map(({ source }) => source),
      judged: captured,
      severityOf: (row) => highestSeverity(row, config.judge, 'run'),
      findings: [...withConfiguredSeverity(problems, config.judge).map(unmended), ...mended.findings],
      ignored: 0,
    });
    return { report, diff: mended.diff, hosts: network.prober.hosts() };
  } finally {
    await network.close();
  }
}

function unmended({ finding }: PlacedFinding): SettledFinding {
  return { finding, state: 'offered' };
}

function asksNetwork({ kind, record }: Job): boolean {
  return kind === 'check' && record === null;
}

function planDocuments(documents: readonly Document[], found: Discovery, config: Config, startedAt: string): Plan {
  const { repository } = found;
  const filter = createFilter(config.plan, { today: startedAt.slice(0, 10), repository });
  return planLinks(documents, { repository, exists: existsBelow(found.root), filter });
}

interface Answers {
  readonly probes: ReadonlyMap<string, Probe>;
  readonly locals: ReadonlyMap<string, LocalFacts>;
  readonly network: NetworkState;
  readonly at: string;
}

/** Asks the network and the disk what the job wants to know of the plan's targets. */
async function answerPlan(plan: Plan, stage: Run): Promise<Answers> {
  const { job, found, documents, startedAt } = stage;
  const { extensions } = job.config.discover;
  const probes = asksNetwork(job) ? await probePlan(plan, stage) : new Map<string, Probe>();
  const files = plan.rows.flatMap(({ target, decision }) =>
    target.kind === 'file' && decision.kind === 'look' && job.kind !== 'links' ? [target] : [],
  );
  const locals = await lookUpFiles(files, {
    ...found,
    documents,
    readAnchors: async (file) => {
      const text = await readLinkedMarkdown(found.root, file, extensions);
      return text === null ? null : extractAnchors(parseMarkdown(text));
    },
  });
  return { probes, locals, network: await judgeOwnNetwork(probes, stage), at: startedAt };
}

async function probePlan(plan: Plan, { network, control }: Run): Promise<ReadonlyMap<string, Probe>> {
  const { prober } = network;
  const total = plan.questions.length;
  let done = 0;
  const watch = (): void => control.watch({ phase: 'probing', done, total, waiting: prober.waiting });
  return probeAll(plan.questions, prober, control.stop, () => {
    done += 1;
    watch();
  });
}

/** Names are in doubt when one that should be called dead did not resolve. */
async function judgeOwnNetwork(probes: ReadonlyMap<string, Probe>, { job, network }: Run): Promise<NetworkState> {
  if (probes.size === 0) return online;
  const isNameless = ({ ending }: Probe): boolean => ending.kind === 'failure' && ending.failure.kind === 'dns';
  const doubt = [...probes.values()].some(isNameless) ? 'names' : 'none';
  return judgeNetwork(await network.seen(doubt), job.config.judge.network);
}

interface Captured {
  readonly captured: readonly Judged[];
  readonly notes: readonly string[];
}

/** Asks the archive about what died. */
async function captureDead(judged: readonly Judged[], stage: Run): Promise<Captured> {
  const { job, ports, control, found, network } = stage;
  const { archive: config, probe } = job.config;
  const total = judged.filter(needsCapture).length;
  if (config.use === 'off' || total === 0 || !asksNetwork(job)) return { captured: judged, notes: [] };
  const ask =
    ports.fetch === undefined
      ? askWithExchange(network.prober.exchange, { ...probe, ...config })
      : askWithFetch(ports.fetch, { ...probe, ...config });
  const dates = createGitDates(found.root);
  let done = 0;
  let hidden = 0;
  const captured = await lookUpCaptures(
    judged,
    {
      archive: createArchive(config, { ...ports, ask }),
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

/** Whether everything was asked that a full run would have asked. */
function isComplete(judged: readonly Judged[], network: NetworkState): boolean {
  return network.kind === 'online' && !judged.some(({ verdict }) => verdict?.reason === 'budget');
}
