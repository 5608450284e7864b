import type { Report } from '../../src/model/report.ts';

/** A report without what no two runs have in common: times, `ms` and `attempts`. */
export function withoutTimes(report: Report): unknown {
  return JSON.parse(
    JSON.stringify(report, (key, value) =>
      ['startedAt', 'finishedAt', 'checkedAt', 'ms', 'attempts', 'at', 'lastOkAt', 'failingSince'].includes(key)
        ? null
        : value,
    ),
  );
}
