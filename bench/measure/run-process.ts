import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a whole process took, from its start to its end. */
export interface ProcessCost {
  /** Milliseconds by the clock. */
  readonly wall: number;
  /** Milliseconds of the processor, in the program and in the system for it, over all threads. */
  readonly cpu: number;
  /** Bytes: the most that was resident at once. */
  readonly peakMemory: number;
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Milliseconds between two looks at a process that runs: what it takes after the last one is not seen. */
const lookEvery = 5;

/**
 * Runs a program to its end. Processor time and memory are read from Linux's /proc while it runs, for itself and not for
 * programs that it starts; elsewhere they are `NaN`.
 */
export function runProcess(
  command: string,
  args: readonly string[],
  { cwd, env = {}, input }: ProcessOptions = {},
): Promise<ProcessCost> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'pipe' });
    let [cpu, peakMemory] = [Number.NaN, Number.NaN];
    const look = (): void => {
      const seen = child.pid === undefined ? null : readUsage(child.pid);
      if (seen !== null) [cpu, peakMemory] = [seen.cpu, seen.peakMemory];
    };
    const looking = setInterval(look, lookEvery);
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text;
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
    child.on('error', (error) => {
      clearInterval(looking);
      reject(error);
    });
    child.on('exit', look);
    child.on('close', (code) => {
      clearInterval(looking);
      resolve({ wall: performance.now() - started, cpu, peakMemory, code, ...output });
    });
  });
}

/** Clock ticks a second in /proc: 100 wherever Linux runs on a PC or server (`getconf CLK_TCK`). */
const ticks = 100;

function readUsage(pid: number): { readonly cpu: number; readonly peakMemory: number } | null {
  try {
    // The name of the program stands in parentheses and may hold blanks; the fields are counted behind it (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const [user = 0, system = 0] = fields.slice(11, 13).map(Number);
    const memory = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    if (memory === undefined) return null;
    return { cpu: ((user + system) * 1000) / ticks, peakMemory: Number(memory) * 1024 };
  } catch {
    return null;
  }
}
