import { randomBytes } from 'node:crypto';
import { mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { UsageError } from '../config/errors.ts';
import type { Report } from '../model/report.ts';
import { baselineText } from './baseline-text.ts';
import { readBaseline } from './read-baseline.ts';
import { type Baseline, type SettleOptions, settleBaseline } from './settle-baseline.ts';

/** The baseline of one run. */
export interface OpenBaseline {
  /** See {@link settleBaseline}; writes the file where it is to be updated and is not so already. */
  readonly settle: (report: Report, options: Omit<SettleOptions, 'update'>) => Promise<Report>;
}

export interface BaselineOptions {
  /** From `cwd`; `null` for a run without one. */
  readonly file: string | null;
  /** Without it, the file stays as it is. */
  readonly update: SettleOptions['update'];
  /** Absolute. */
  readonly cwd: string;
  /** Absolute: where files are named from in reports. */
  readonly root: string;
}

/**
 * Reads a baseline before anything is asked. One that is to be updated and is not there yet accepts everything that the run
 * finds.
 *
 * @throws UsageError for a file that cannot be read, ConfigError for one that is no baseline
 */
export async function openBaseline({ file, update, cwd, root }: BaselineOptions): Promise<OpenBaseline> {
  if (file === null) return { settle: async (report) => report };
  const path = resolve(await realpath(cwd).catch(() => cwd), file);
  const name = relative(root, path).split(sep).join('/');
  const text = await readText(path, file, update);
  const baseline: Baseline =
    text === null ? { file: name, entries: [], placeOf: () => null } : await readBaseline(text, file, name);
  return {
    settle: async (report, options) => {
      const settled = settleBaseline(report, baseline, { ...options, update: text === null ? 'all' : update });
      const written = baselineText(settled.entries);
      if (update !== 'no' && written !== text) await writeWhole(path, written, file);
      return settled.report;
    },
  };
}

/** `null` for a file that is not there and is to be written. */
async function readText(path: string, file: string, update: SettleOptions['update']): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' && update !== 'no') return null;
    const why =
      code === 'ENOENT'
        ? 'no such baseline; add --update-baseline to write one that accepts what is found today'
        : `the baseline cannot be read: ${message}`;
    throw new UsageError(`${file}: ${why}`, { cause });
  }
}

/** Whole or not at all. */
async function writeWhole(path: string, text: string, file: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    throw new UsageError(`${file}: the baseline cannot be written: ${(cause as Error).message}`, { cause });
  }
}
