import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../config/errors.ts';
import type { Report } from '../model/report.ts';
import type { Ports } from '../ports.ts';

/**
 * Reads the JSON report of an earlier run.
 *
 * @param file a path from the working directory, or `-` for standard input
 * @throws UsageError for a file that cannot be read, or is no report
 */
export async function readRecord(file: string, ports: Ports): Promise<Report> {
  const { readReport } = await import('../report/read.ts');
  const read = readReport(await readText(file, ports));
  switch (read.kind) {
    case 'report':
      return read.report;
    case 'other-version':
      throw new UsageError(
        `${file}: a report of schemaVersion ${read.version}, this linkmend reads 1; make it again with --format json=${file}`,
      );
    case 'invalid':
      throw new UsageError(`${file}: ${read.why}; a report is what --format json=FILE writes`);
  }
}

const unreadable: ReadonlyMap<string | undefined, string> = new Map([
  ['ENOENT', 'no such file'],
  ['EISDIR', 'it is a directory'],
  ['EACCES', 'no permission to read it'],
  ['ERR_ENCODING_INVALID_ENCODED_DATA', 'not UTF-8'],
]);

async function readText(file: string, { cwd, stdin }: Ports): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      file === '-' ? await stdin() : await readFile(resolve(cwd, file)),
    );
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const why = unreadable.get(code) ?? message;
    throw new UsageError(`${file}: ${why}; give the path of a JSON report`, { cause });
  }
}
