import { spawn } from 'node:child_process';

/** What became of one call of git. Failure is data: most of what git is asked has an answer without it. */
export type GitResult =
  | { readonly kind: 'ok'; readonly stdout: Buffer }
  /** There is no git on this machine. */
  | { readonly kind: 'no-git' }
  | { readonly kind: 'failed'; readonly code: number | null; readonly stderr: string };

/** How git is called: `input` is written to its standard input. */
export interface GitCall {
  readonly cwd: string;
  readonly input?: string | Uint8Array;
  readonly signal?: AbortSignal;
}

/** Calls git without a shell. Never rejects; an aborted call is `failed`. */
export function runGit(args: readonly string[], { cwd, input = '', signal }: GitCall): Promise<GitResult> {
  return new Promise((resolve) => {
    const child = spawn('git', args, {
      cwd,
      // No index refresh on disk, no questions, messages that can be compared.
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
      windowsHide: true,
      ...(signal === undefined ? {} : { signal }),
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) => {
      // ENOENT also stands for a working directory that is gone; then git has nothing to say either.
      resolve(error.code === 'ENOENT' ? { kind: 'no-git' } : { kind: 'failed', code: null, stderr: error.message });
    });
    child.on('close', (code) => {
      if (code === 0) resolve({ kind: 'ok', stdout: Buffer.concat(stdout) });
      else resolve({ kind: 'failed', code, stderr: Buffer.concat(stderr).toString('utf8').trim() });
    });
    // git may leave before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Splits the NUL-terminated records of a `-z` answer. */
export function splitRecords(stdout: Buffer): readonly string[] {
  return stdout.toString('utf8').split('\0').filter(Boolean);
}
