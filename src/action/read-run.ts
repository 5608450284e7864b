import { readFileSync } from 'node:fs';
import { UsageError } from '../config/errors.ts';
import { assertNever } from '../model/assert-never.ts';
import type { Report } from '../model/report.ts';
import { readReport } from '../report/read.ts';

/**
 * Reads the JSON report that an earlier step of the same job has written.
 *
 * @param path absolute
 * @param file what to call it
 * @throws UsageError where there is none, or it cannot be used
 */
export function readRun(path: string, file: string): Report {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new UsageError(`${file}: ${(cause as Error).message}`, { cause });
  }
  const read = readReport(text);
  switch (read.kind) {
    case 'report':
      return read.report;
    case 'invalid':
      throw new UsageError(`${file}: ${read.why}; expected what --format json writes`);
    case 'other-version':
      throw new UsageError(`${file}: schemaVersion ${read.version} is not known to this version`);
    default:
      return assertNever(read);
  }
}
