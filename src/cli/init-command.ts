import { type Command, Option } from 'commander';
import { UsageError } from '../config/errors.ts';
import type { InitOptions } from './init.ts';

/** Flags of the program that `init` heeds too. */
const heeded: readonly string[] = ['from', 'yes', 'force', 'dryRun'];

/** Adds `linkmend init` to the program. */
export function addInitCommand(program: Command, take: (options: InitOptions) => void): void {
  const command = program
    .command('init')
    .description('write configuration, workflow and hook')
    .helpOption('-h, --help', 'print this help')
    .addOption(new Option('--from <auto|file>', "another link checker's configuration to take over (default auto)"))
    .addOption(new Option('--yes', 'ask nothing; without a terminal nothing is asked anyway'))
    .addOption(new Option('--force', 'write over files that are there'))
    .addOption(new Option('--dry-run', 'show what would be written, write nothing'));
  command.action(() => {
    const values = command.optsWithGlobals() as Readonly<Record<string, unknown>>;
    const isNamed = (name: string): boolean => command.getOptionValueSourceWithGlobals(name) === 'cli';
    const foreign = Object.keys(values).find((name) => isNamed(name) && !heeded.includes(name));
    if (foreign !== undefined) {
      const written = foreign.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      throw new UsageError(`--${written} does nothing with "linkmend init"; leave it out`);
    }
    const { from, yes, force, dryRun } = values;
    take({
      from: typeof from === 'string' ? from : 'auto',
      consent: yes === true ? 'given' : 'ask',
      existing: force === true ? 'replace' : 'keep',
      write: dryRun === true ? 'nothing' : 'files',
    });
  });
}
