import type { FormatName } from '../config/config.ts';
import type { Report } from '../model/report.ts';
import type { HostRow } from '../probe/lanes/lane.ts';
import type { Style } from './style.ts';

/**
 * Writes a report down, in one piece or, where that would be long, in many. Only the terminal has a style, and shows what
 * asking each host took.
 */
export type Format = (report: Report, style: Style, hosts?: readonly HostRow[]) => string | Generator<string>;

/** Every format by the name it has on the command line. A run loads those alone that it writes. */
export const formats: Readonly<Record<FormatName, () => Promise<Format>>> = {
  terminal: async () => (await import('./terminal.ts')).terminal,
  json: async () => (await import('./json.ts')).jsonPieces,
  ndjson: async () => (await import('./ndjson.ts')).ndjsonPieces,
  markdown: async () => {
    const { markdown } = await import('./markdown.ts');
    return (report) => markdown(report);
  },
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  sarif: async () => (await import('./sarif.ts')).sarif,
  junit: async () => (await import('./junit.ts')).junit,
  rdjson: async () => (await import('./rdjson.ts')).rdjson,
  html: async () => (await import('./html/html.ts')).html,
};
