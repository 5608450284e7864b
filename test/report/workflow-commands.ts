/** A command as GitHub's runner understands it. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * The command in one line of a log, read as the runner does (actions/runner, ActionCommand.cs): `::name properties::data` at
 * the start of the line, white space aside, or `##[name properties]data` anywhere in it.
 */
export function readCommand(line: string): WorkflowCommand | 'none' {
  const text = line.trimStart();
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1;
  if (end === -1) return /##\[[^\]]*\]/.test(line) ? { name: 'legacy', properties: {}, data: line } : 'none';
  const [, name = '', list = ''] = /^([^ ]*) ?(.*)$/s.exec(text.slice(2, end)) ?? [];
  const pairs = list
    .trim()
    .split(',')
    .map((pair) => pair.split(/=(.*)/s).slice(0, 2))
    .filter(([, value = '']) => value !== '');
  const properties = Object.fromEntries(pairs.map(([key = '', value = '']) => [key, unescaped(value)]));
  return { name, properties, data: unescaped(text.slice(end + 2)) };
}

function unescaped(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

/** Where a reader of .NET ends a line. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}
