import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What a whole process took, from its start to its end. */
export interface ProcessCost {
  /** Milliseconds by the clock. */
  readonly wall: number;
  /** Milliseconds of the processor, in the program and in the system for it, over all threads. */
  readonly cpu: number;
  /** Bytes: the most that was resident at once. */
  readonly peakMemory: number;
  /** The most sockets that were seen open at once, beside those of the standard streams. */
  readonly peakSockets: number;
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

/** Looks at the process between two at its sockets, each of which takes as many questions as there are. */
const socketsEvery = 8;

/** Node gives a child a socket for each of its standard streams. */
const streams = 3;

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
    let [cpu, peakMemory, peakSockets] = [Number.NaN, Number.NaN, 0];
    let looks = 0;
    const look = (): void => {
      if (child.pid === undefined) return;
      const seen = readUsage(child.pid);
      if (seen !== null) [cpu, peakMemory] = [seen.cpu, seen.peakMemory];
      looks += 1;
      if (looks % socketsEvery === 0) peakSockets = Math.max(peakSockets, countSockets(child.pid) - streams);
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
      resolve({ wall: performance.now() - started, cpu, peakMemory, peakSockets, code, ...output });
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

function countSockets(pid: number): number {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).filter((file) => isSocket(`${folder}/${file}`)).length;
  } catch {
    return 0;
  }
}

function isSocket(link: string): boolean {
  try {
    return readlinkSync(link).startsWith('socket:');
  } catch {
    // Closed since it was listed.
    return false;
  }
}
