/**
 * linkmend as a remark plugin: what `linkmend lint` finds in a file, as messages of that file. For remark-cli, language servers
 * and editors.
 *
 * @module
 */
import type { Plugin } from 'unified';
import type { UserConfig } from './config/define-config.ts';
import { findTextSettings, lintText, type TextSettings } from './lint-text.ts';
import type { ReportFinding } from './model/report.ts';
import { adviceOf } from './report/advice.ts';

/**
 * Lints each file that the processor reads: local files and anchors, and the rules for lists where it is one. Asks nothing
 * over the network and changes nothing; messages carry what a fix would write in `expected`,
 * and what else to do in `note`.
 *
 * A message has `source: 'linkmend'`, the rule as its `ruleId`, and counts as fatal where the finding is an error.
 *
 * The configuration is found upward from the working directory, as the command finds it, once for each plugin that is set up.
 *
 * @param config as in a configuration file: wins over the one that is found, and adds to its lists and tables
 * @throws ConfigError for a configuration that cannot be used
 */
const remarkLinkmend: Plugin<[config?: UserConfig]> = (config) => {
  const known = new Map<string, Promise<TextSettings>>();
  return async (_tree, file) => {
    const settings = known.get(file.cwd) ?? findTextSettings(file.cwd, config);
    known.set(file.cwd, settings);
    for (const finding of await lintText(String(file), file.path, await settings)) {
      const { rule, severity } = finding;
      const message = file.message(finding.message, { place: placeOf(finding), ruleId: rule, source: 'linkmend' });
      // In the terms of vfile: true for errors, false for warnings, undefined for what is worth knowing.
      message.fatal = severity === 'info' ? undefined : severity === 'error';
      const [edit, ...others] = finding.fix?.edits ?? [];
      if (edit !== undefined && others.length === 0) message.expected = [edit.text];
      const note = adviceOf({ ...finding, fix: null }, null);
      if (note !== null) message.note = note;
    }
  };
};

export default remarkLinkmend;

function placeOf({ line, column, endLine, endColumn }: ReportFinding) {
  if (line === null || column === null) return undefined;
  const start = { line, column };
  return endLine === null || endColumn === null ? start : { start, end: { line: endLine, column: endColumn } };
}
