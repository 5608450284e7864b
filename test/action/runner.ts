import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

type Texts = Readonly<Record<string, string>>;

/** An action.yml, as far as a runner reads it. */
export interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs?: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly ActionStep[] };
}

export interface ActionStep {
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Texts;
}

export interface Job {
  /** The folder that holds the action.yml. */
  readonly action: string;
  readonly workspace: string;
  readonly temp: string;
  readonly inputs?: Texts;
  readonly github: { readonly event_name: string; readonly token: string };
  /** What the runner sets besides. */
  readonly env: Texts;
}

export interface JobResult {
  readonly conclusion: 'success' | 'failure';
  readonly log: string;
  readonly outputs: Texts;
  readonly summary: string;
  /** The steps that ran, by the last line of their script. */
  readonly steps: readonly string[];
}

export function readAction(file: string): ActionFile {
  return parse(readFileSync(file, 'utf8')) as ActionFile;
}

/**
 * Runs the steps of a composite action as GitHub's runner does: one after the other, with bash, the expressions of `if` and `env`
 * filled in, each step's outputs read from its file, until one fails.
 */
export async function runComposite(job: Job): Promise<JobResult> {
  const action = readAction(join(job.action, 'action.yml'));
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? ''] as const);
  const known = new Map<string, string>([
    ['github.token', job.github.token],
    ['github.event_name', job.github.event_name],
  ]);
  for (const [name, value] of [...defaults, ...Object.entries(job.inputs ?? {})]) {
    known.set(`inputs.${name}`, fill(value, known));
  }
  const summary = join(job.temp, 'summary.md');
  writeFileSync(summary, '');
  let log = '';
  let conclusion: JobResult['conclusion'] = 'success';
  const steps: string[] = [];
  for (const [index, step] of action.runs.steps.entries()) {
    if (step.if !== undefined && !holds(step.if, known)) continue;
    if (step.run === undefined) {
      // The Node of this machine is what there is, however old.
      if (!step.uses?.startsWith('actions/setup-node@')) throw new Error(`not played here: ${step.uses}`);
      continue;
    }
    steps.push(step.run.trim().split('\n').at(-1) ?? '');
    const output = join(job.temp, `output-${index}`);
    writeFileSync(output, '');
    const done = await runStep(step, { job, known, output, summary });
    log += done.log;
    for (const line of readFileSync(output, 'utf8').split('\n').filter(Boolean)) {
      const [name = '', value = ''] = line.split(/=(.*)/s);
      known.set(`steps.${step.id}.outputs.${name}`, value);
    }
    if (done.code !== 0) {
      conclusion = 'failure';
      break;
    }
  }
  const outputs = Object.entries(action.outputs ?? {}).map(([name, { value }]) => [name, fill(value, known)]);
  return { conclusion, log, steps, summary: readFileSync(summary, 'utf8'), outputs: Object.fromEntries(outputs) };
}

interface StepSetting {
  readonly job: Job;
  readonly known: ReadonlyMap<string, string>;
  readonly output: string;
  readonly summary: string;
}

async function runStep(
  { run = '', env = {} }: ActionStep,
  { job, known, output, summary }: StepSetting,
): Promise<{ readonly code: number; readonly log: string }> {
  const script = join(job.temp, 'script.sh');
  mkdirSync(job.temp, { recursive: true });
  writeFileSync(script, run);
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: job.workspace,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: job.temp,
      ...job.env,
      ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(String(value), known)])),
      GITHUB_ACTION_PATH: job.action,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? -1, log };
}

/** `${{ inputs.since }}` by its value. */
function fill(text: string, known: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => known.get(name) ?? '');
}

/** The few forms of conditions that the actions use. */
function holds(condition: string, known: ReadonlyMap<string, string>): boolean {
  return condition.split(' && ').every((clause) => {
    const compared = /^([\w.-]+) (==|!=) '([^']*)'$/.exec(clause);
    if (compared !== null) {
      const [, name = '', sign, value] = compared;
      return (known.get(name) ?? '') === value ? sign === '==' : sign === '!=';
    }
    const begun = /^startsWith\(([\w.-]+), '([^']*)'\)$/.exec(clause);
    if (begun === null) throw new Error(`not played here: ${clause}`);
    return (known.get(begun[1] ?? '') ?? '').startsWith(begun[2] ?? '');
  });
}
