import { openBaseline } from './baseline/open-baseline.ts';
import type { BaselineUpdate } from './baseline/settle-baseline.ts';
import type { Config } from './config/config.ts';
import { version } from './config/version.ts';
import { discover } from './discover/files.ts';
import type { WorkTree } from './discover/git.ts';
import { openReader } from './extract/reader.ts';
import { findAgain, findAll } from './find.ts';
import { mendAll } from './fix/mend-all.ts';
import { writeSource } from './fix/write.ts';
import { highestSeverity } from './judge/find-verdicts.ts';
import { judgePlan } from './judge/judge-plan.ts';
import { countUnrecorded, judgeFromRecord } from './judge/judge-record.ts';
import type { NetworkState } from './judge/network.ts';
import { withConfiguredSeverity } from './judge/severity.ts';
import type { Judged, PlacedFinding, SettledFinding } from './model/judged.ts';
import type { Report } from './model/report.ts';
import type { Repository } from './model/repository.ts';
import type { Scope } from './model/scope.ts';
import { type Shard, shardText } from './model/shard.ts';
import { findPatternFindings } from './plan/pattern-findings.ts';
import { takeShard } from './plan/take-shard.ts';
import type { Ports } from './ports.ts';
import type { HostRow } from './probe/lanes/lane.ts';
import type { WaitingHost } from './probe/lanes/lanes.ts';
import { readDocuments } from './read-documents.ts';
import { buildReport } from './report/build.ts';
import { findFileProblems, toReportInputs } from './report/file-problems.ts';
import { networkNotes, notReadNotes, recordNotes, siteNotes, unaskedNotes } from './report/notes.ts';
import { openRunScope } from './scope.ts';
import {
  answerPlan,
  captureDead,
  closeRunState,
  openRunNetwork,
  openRunState,
  planDocuments,
  type Run,
} from './stages.ts';
import { countUnasked } from './state/answer-questions.ts';

/** What a run is to do. */
export interface Job {
  /** `check` asks the network about links, `lint` asks nobody and runs the rules, `all` does both, `links` judges nothing. */
  readonly kind: 'all' | 'check' | 'lint' | 'links';
  readonly config: Config;
  /** By default everything. */
  readonly scope?: Scope;
  /** An earlier report whose verdicts stand for asking. */
  readonly record: Report | null;
  /** The part of the whole that this run does; without it, all. */
  readonly shard?: Shard;
  /** What becomes of the baseline; without it, nothing. */
  readonly updateBaseline?: BaselineUpdate;
  /** What to call the text on standard input. */
  readonly stdinFilename: string | null;
  /** Around the working directory, where that is known; git is asked otherwise. */
  readonly workTree?: WorkTree;
  /** What git and the environment tell about the repository, where they were asked before. */
  readonly repository?: Promise<Repository | null>;
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
  /** What the text on standard input reads like with the edits that were applied; `null` where none was read. */
  readonly stdinText: string | null;
  /** What asking each host took. */
  readonly hosts: readonly HostRow[];
}

/**
 * The pipeline, in the order of the folders: discover, parse and extract, plan, probe, judge, archive, lint, fix, report.
 *
 * @throws UsageError or ConfigError for input that cannot be used; nothing is written then
 */
export async function run(job: Job, ports: Ports, control: Control): Promise<RunResult> {
  const { config } = job;
  const startedAt = new Date(ports.now()).toISOString();
  const found = await discover(config.discover, { ...ports, ...job });
  const reader = await openReader(
    config.site,
    found.inputs.map(({ file }) => file),
  );
  const documents = await readDocuments(found.inputs, reader, config, ports);
  const whole = await planDocuments(documents, found, config, startedAt);
  const { plan: part, isOwn } = takeShard(whole, job.shard ?? null);
  const baseline = await openBaseline({
    file: config.report.baseline,
    update: job.updateBaseline ?? 'no',
    cwd: ports.cwd,
    root: found.root,
  });
  const state = await openRunState(job, ports);
  const network = await openRunNetwork(job, state, ports, found, control);
  const stages: Run = { job, ports, control, found, reader, documents, network, state, isOwn, startedAt };
  try {
    const scope = await openRunScope(stages);
    const plan = scope.narrow(part);
    const answers = await answerPlan(plan, stages);
    const seen = judgePlan(plan, answers, config.judge);
    const judged = job.record === null ? seen : judgeFromRecord(plan, seen, job.record);
    const scoped = await scope.settle(judged, documents);
    const { captured, notes } = await captureDead(scoped.rows, stages);
    const complete = isComplete(captured, answers.network, control.stop);
    await closeRunState(stages, { outcome: complete ? 'complete' : 'incomplete', network: answers.network });

    const told = findAll(captured, scoped, stages);
    const stdin = documents.find(({ source }) => source.path === found.stdin)?.source;
    let stdinText = stdin === undefined ? null : stdin.bom + stdin.text;
    const mended = await mendAll(told.findings, documents, config.fix, {
      extract: reader.links,
      findAgain: (texts) => findAgain(texts, answers, scope, stages),
      write: async (source, text) => {
        if (source.path !== found.stdin) return writeSource(source, text, found.root);
        stdinText = source.bom + text;
        return { kind: 'written' };
      },
    });
    const problems = [
      ...scoped.selectProblems(findFileProblems(found.inputs, documents)),
      ...(found.base === null ? findPatternFindings(whole, config.plan, startedAt.slice(0, 10)) : []),
      ...told.shaped,
    ].filter(({ link }) => isOwn(link));
    const built = buildReport({
      version,
      run: {
        startedAt,
        finishedAt: new Date(ports.now()).toISOString(),
        complete,
        offline: answers.network.kind === 'offline',
        job: job.kind,
        root: '.',
        scope: { ...scopeOf(job.scope), shard: job.shard === undefined ? null : shardText(job.shard) },
        after: config.report.after,
        notes: [
          ...found.notes,
          ...notReadNotes(found.notRead),
          ...(job.record === null ? [] : recordNotes(job.record, countUnrecorded(captured))),
          ...networkNotes(answers.network),
          ...unaskedNotes(countUnasked(answers.probes), control.stop.reason),
          ...siteNotes(network.prober.troubles(), answers.network),
          ...notes,
          ...state.notes(),
        ],
      },
      inputs: toReportInputs(found),
      sources: documents.map(({ source }) => source),
      judged: captured,
      severityOf: (row) => highestSeverity(row, config.judge, found.base === null ? 'run' : 'change'),
      changeOf: scoped.changeOf,
      findings: [...withConfiguredSeverity(problems, config.judge).map(unmended), ...mended.findings],
      undecided: told.undecided.map(unmended),
      ignored: told.ignored,
    });
    const report = await baseline.settle(built, { judge: config.judge, exists: found.tree.exists });
    return { report, diff: mended.diff, stdinText, hosts: network.prober.hosts() };
  } finally {
    await state.close({ outcome: 'incomplete', network: null });
    await network.close();
  }
}

/** How a report names the scope of its run. */
function scopeOf(scope: Scope | undefined): Pick<Report['run']['scope'], 'since' | 'staged'> {
  switch (scope?.kind) {
    case 'since':
      return { since: scope.ref };
    case 'staged':
      return { since: 'HEAD', staged: true };
    default:
      return { since: null };
  }
}

/** Whether everything was asked that a full run would have asked. Time that ran out is no fault while old answers stand in. */
function isComplete(judged: readonly Judged[], network: NetworkState, stop: AbortSignal): boolean {
  const interrupted = stop.aborted && stop.reason !== 'budget';
  return network.kind === 'online' && !interrupted && !judged.some(({ verdict }) => verdict?.reason === 'budget');
}

function unmended({ finding }: PlacedFinding): SettledFinding {
  return { finding, state: 'offered' };
}
