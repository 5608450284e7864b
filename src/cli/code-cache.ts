import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';

/** What V8 made of the modules of earlier runs. */
export interface CodeCache {
  /** Milliseconds of the processor that the run took which wrote it; 0 where nothing is kept. */
  readonly cpu: number;
  /** What was made of a module with this text; `undefined` if nothing is kept. */
  readonly codeOf: (name: string, text: Buffer) => Buffer | undefined;
  /** Keeps what was made of modules now, beside what is kept of others. A folder that cannot be written to is left alone. */
  readonly keep: (made: ReadonlyMap<string, MadeCode>, cpu: number) => void;
}

export interface MadeCode {
  readonly text: Buffer;
  readonly code: Buffer;
}

/** For who must not, or does not want to, keep anything. */
export const unusedCodeCache: CodeCache = { cpu: 0, codeOf: () => undefined, keep: () => {} };

/** The first line of the file; the code of the modules stands behind it in this order. */
interface Contents {
  readonly cpu: number;
  readonly modules: readonly {
    readonly name: string;
    /** CRC-32 of the text that the code was made from. */
    readonly text: number;
    /** Bytes. */
    readonly size: number;
  }[];
}

interface Kept {
  readonly cpu: number;
  readonly modules: ReadonlyMap<string, { readonly text: number; readonly code: Buffer }>;
}

const nothing: Kept = { cpu: 0, modules: new Map() };

/** Days after which a file that was not written again is taken for one of a program or a Node that is gone. */
const keptFor = 30;

/** Bytes in front of the first line: the CRC-32 of all that follows. */
const checksumSize = 4;

/**
 * Opens what is kept in a file. V8 trusts what it is given and crashes over a wrong bit, so a file counts only with the
 * right checksum, and, as it is a program, only if nobody else could have written it.
 */
export function openCodeCache(file: string): CodeCache {
  const kept = read(file);
  return {
    cpu: kept.cpu,
    codeOf: (name, text) => {
      const module = kept.modules.get(name);
      return module?.text === crc32(text) ? module.code : undefined;
    },
    keep: (made, cpu) => {
      const modules = new Map(kept.modules);
      for (const [name, { text, code }] of made) modules.set(name, { text: crc32(text), code });
      try {
        write(file, { cpu, modules });
      } catch {
        // It is only slower without.
      }
    },
  };
}

function read(file: string): Kept {
  try {
    const bytes = readOwn(file);
    if (bytes === null || bytes.readUInt32LE() !== crc32(bytes.subarray(checksumSize))) return nothing;
    const end = bytes.indexOf('\n', checksumSize);
    const { cpu, modules } = JSON.parse(bytes.toString('utf8', checksumSize, end)) as Contents;
    let start = end + 1;
    const parts = modules.map(({ name, text, size }) => {
      const code = bytes.subarray(start, start + size);
      start += size;
      return [name, { text, code }] as const;
    });
    return { cpu, modules: new Map(parts) };
  } catch {
    return nothing;
  }
}

/** `null` for a file that somebody else owns or may write to. Windows tells neither: there the folder is the user's. */
function readOwn(file: string): Buffer | null {
  const descriptor = openSync(file, 'r');
  try {
    const { uid, mode } = fstatSync(descriptor);
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    return isOwn ? readFileSync(descriptor) : null;
  } finally {
    closeSync(descriptor);
  }
}

function write(file: string, { cpu, modules }: Kept): void {
  const contents: Contents = {
    cpu,
    modules: [...modules].map(([name, { text, code }]) => ({ name, text, size: code.length })),
  };
  const line = Buffer.from(`${JSON.stringify(contents)}\n`);
  const body = Buffer.concat([line, ...[...modules.values()].map(({ code }) => code)]);
  const checksum = Buffer.alloc(checksumSize);
  checksum.writeUInt32LE(crc32(body));
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}.tmp`;
  writeFileSync(unfinished, Buffer.concat([checksum, body]), { mode: 0o600 });
  renameSync(unfinished, file);
  removeOld(folder);
}

function removeOld(folder: string): void {
  const before = Date.now() - keptFor * 24 * 3600 * 1000;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).mtimeMs < before) rmSync(path, { force: true });
  }
}
