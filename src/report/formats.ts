import type { FormatName } from '../config/config.ts';
import type { Report } from '../model/report.ts';
import type { HostRow } from '../probe/lanes/lane.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import type { Style } from './style.ts';
import { terminal } from './terminal.ts';

/** Writes a report down. Only the terminal has a style, and shows what asking each host took. */
export type Format = (report: Report, style: Style, hosts?: readonly HostRow[]) => string;

/** Every format by the name it has on the command line. */
export const formats: Readonly<Record<FormatName, Format>> = {
  terminal,
  json,
  ndjson,
  markdown: (report) => markdown(report),
};
