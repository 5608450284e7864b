import type { Readable, Writable } from 'node:stream';
import { ConfigError, UsageError } from '../config/errors.ts';
import { version } from '../config/version.ts';
import { assertNever } from '../model/assert-never.ts';
import { maskUserinfo } from '../model/mask-userinfo.ts';
import type { Ports } from '../ports.ts';
import { forTerminal } from '../report/escape.ts';
import { exitCodes } from './exit-code.ts';
import { writeAll } from './output.ts';
import { type Request, readCommandLine } from './program.ts';
import type { OutputStream } from './style.ts';

/** The streams of a process; tests hand in their own. */
export interface Streams {
  readonly stdout: Writable & OutputStream;
  readonly stderr: Writable & OutputStream;
  /** Where answers come from; without it nobody is asked. */
  readonly stdin?: Readable & { readonly isTTY?: boolean | undefined };
}

/**
 * Runs one command line.
 *
 * @param argv the arguments alone, without node and the script
 * @returns the exit code
 */
export async function runCommand(argv: readonly string[], ports: Ports, streams: Streams): Promise<number> {
  const { stdout, stderr } = streams;
  // A reader that went away is told by the callbacks of each write.
  for (const stream of [stdout, stderr]) stream.on('error', () => {});
  try {
    return await carryOut(await readCommandLine(argv, version), ports, streams);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ConfigError)) throw error;
    const lines = error.message.split('\n').map((line) => `linkmend: ${forTerminal(maskUserinfo(line))}\n`);
    await writeAll(stderr, lines.join(''));
    return exitCodes.usage;
  }
}

async function carryOut(request: Request, ports: Ports, streams: Streams): Promise<number> {
  switch (request.kind) {
    case 'run': {
      const { runJob } = await import('./run-job.ts');
      return runJob(request.job, request.options, ports, streams);
    }
    case 'report': {
      const { rewriteReport } = await import('./run-job.ts');
      return rewriteReport(request.file, request.options, ports, streams);
    }
    case 'merge': {
      const { mergeRuns } = await import('./merge-runs.ts');
      return mergeRuns(request.files, request.options, ports, streams);
    }
    case 'explain': {
      const { explain } = await import('./explain.ts');
      await writeAll(streams.stdout, explain(request.name));
      return exitCodes.clean;
    }
    case 'init': {
      const { init } = await import('./init.ts');
      return init(request.options, ports, streams);
    }
    case 'help':
      await writeAll(streams.stdout, request.text);
      return exitCodes.clean;
    default:
      return assertNever(request);
  }
}
