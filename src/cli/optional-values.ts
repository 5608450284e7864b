/**
 * Keeps flags whose value may be left out from taking the path that follows them: `--allow-private README.md` allows every
 * private address. Their value stands behind `=`; `--fresh` also takes a next argument that can only be a pattern.
 *
 * @param argv the arguments alone
 * @returns the arguments in a form that reads in one way only
 */
export function withOptionalValues(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  const flags = end === -1 ? argv : argv.slice(0, end);
  return [...flags.map((argument, index) => spellOut(argument, argv[index + 1])), ...argv.slice(flags.length)];
}

function spellOut(argument: string, next: string | undefined): string {
  if (argument === '--allow-private') return '--allow-private=*';
  if (argument === '--update-baseline') return '--update-baseline=shrink';
  if (argument === '--fresh' && !isPattern(next)) return '--fresh=**';
  return argument;
}

function isPattern(argument: string | undefined): boolean {
  return (
    argument !== undefined &&
    !argument.startsWith('-') &&
    /\*|:\/\//.test(argument) &&
    !/\.(?:md|markdown)$/.test(argument)
  );
}
