import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runCommand } from '../../src/cli/command.ts';
import { version } from '../../src/config/version.ts';
import { type Ports, systemPorts } from '../../src/ports.ts';
import { createDirectory, createRepository, writeTree } from '../discover/tree.ts';

/** What a command line meets. */
export interface Setting {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Whether the files are committed to a repository, or stand in a plain directory. */
  readonly git?: 'repository' | 'none';
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly ports?: Partial<Ports>;
  /** Where standard output leads. */
  readonly stdout?: 'pipe' | 'terminal';
}

/** What a command line did. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A directory in which command lines are run, one after the other. */
export interface Session {
  readonly directory: string;
  readonly run: (...argv: readonly string[]) => Promise<Outcome>;
}

/** Prepares a directory of its own; it is gone when the test is over. */
export function startSession(setting: Setting = {}): Session {
  const { files = {}, git = 'none' } = setting;
  const directory = git === 'repository' ? createRepository(files) : createDirectory();
  if (git === 'none') writeTree(directory, files);
  return { directory, run: (...argv) => runIn(directory, argv, setting) };
}

async function runIn(cwd: string, argv: readonly string[], setting: Setting): Promise<Outcome> {
  const stdout = new Collector(setting.stdout === 'terminal');
  const stderr = new Collector(false);
  const ports: Ports = {
    ...systemPorts(),
    env: { XDG_CACHE_HOME: join(cwd, '.cache'), ...setting.env },
    cwd,
    stdin: async () => Buffer.from(setting.stdin ?? ''),
    ...setting.ports,
  };
  const code = await runCommand(argv, ports, { stdout, stderr });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

/** A stream that keeps what is written to it. */
class Collector extends Writable {
  text = '';
  readonly isTTY: boolean;
  readonly columns = 80;

  constructor(isTTY: boolean) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** Runs one command line in a directory of its own and tells what came of it, apart from what differs between runs. */
export async function transcribe(argv: readonly string[], setting: Setting = {}): Promise<string> {
  const session = startSession(setting);
  return toTranscript(argv, await session.run(...argv), session.directory);
}

/** A command line and its outcome as text, without times, durations, the directory's name, hashes and the version. */
export function toTranscript(argv: readonly string[], { code, stdout, stderr }: Outcome, directory: string): string {
  const shown = ['linkmend', ...argv].map((word) => (/^[\w./:=,-]+$/.test(word) ? word : `'${word}'`)).join(' ');
  const part = (name: string, text: string): string => (text === '' ? '' : `[${name}]\n${settle(text, directory)}`);
  return `$ ${shown}\n${part('stdout', stdout)}${part('stderr', stderr)}[exit ${code}]\n`;
}

function settle(text: string, directory: string): string {
  return text
    .replaceAll(directory, '<directory>')
    .replaceAll(version, '<version>')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<time>')
    .replace(/(?<=not JSON: ).*(?=; )/g, '<what the parser of this Node says>')
    .replace(/\b\d+ ms\b/g, '<n> ms')
    .replace(/"ms":( ?)\d+/g, '"ms":$10')
    .replace(/"[0-9a-f]{64}"/g, '"<sha256>"');
}
