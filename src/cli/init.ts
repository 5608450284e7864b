import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { UsageError } from '../config/errors.ts';
import { resolveConfig } from '../config/resolve.ts';
import { findRoot } from '../discover/git.ts';
import { describePlan } from '../init/describe-plan.ts';
import { planInit } from '../init/plan-init.ts';
import { foreignNames, translateForeign } from '../init/translate/foreign-config.ts';
import type { ForeignFile, Translation } from '../init/translate/translation.ts';
import { ruleSchemas } from '../lint/rules.ts';
import type { Ports } from '../ports.ts';
import type { Streams } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { writeAll } from './output.ts';
import { readGround, readIfThere } from './read-ground.ts';
import { writePlanned } from './write-planned.ts';

/** What `linkmend init` was asked for. */
export interface InitOptions {
  /** `auto`, or the configuration of another link checker. */
  readonly from: string;
  /** `ask` on a terminal, where someone can answer. */
  readonly consent: 'ask' | 'given';
  readonly existing: 'keep' | 'replace';
  readonly write: 'files' | 'nothing';
}

/** Columns of text that goes to a file or a pipe, and the fewest and most that are read with ease. */
const plainWidth = 80;
const narrowest = 40;
const widest = 100;

/** Writes configuration, workflow and hook, and says what becomes of another tool's configuration. */
export async function init(options: InitOptions, ports: Ports, streams: Streams): Promise<number> {
  const root = await findRoot(ports.cwd);
  const ground = await readGround(root, ports.env);
  const exists = new Set(ground.paths);
  const folders = new Set(ground.paths.flatMap(foldersOf));
  const { translation, others } = await translate(options.from, root, ports.cwd, {
    exists: (path) => exists.has(path) || folders.has(path.replace(/\/$/, '')) || path === '.',
  });
  if (translation !== null) checkTranslation(translation, root);
  const plan = planInit(ground, translation, options.existing);
  const columns = streams.stdout.isTTY === true ? streams.stdout.columns || plainWidth : plainWidth;
  const width = Math.min(Math.max(columns, narrowest), widest);
  const way = relative(ports.cwd, root);
  const where = way === '' ? [] : [`All of this is at the top of the repository: ${way}`];
  const told = { ...plan, advice: [...where, ...others, ...plan.advice, ...next(plan.files.length)] };
  const tense = options.write === 'files' ? 'writes' : 'would-write';
  await writeAll(streams.stdout, describePlan(told, translation, tense, width));
  if (options.write === 'nothing') return exitCodes.clean;
  const writes = plan.files.some(({ kind }) => kind !== 'keep');
  if (!writes) return exitCodes.clean;
  if (options.consent === 'ask' && !(await isWanted(streams))) {
    await writeAll(streams.stdout, 'Nothing is written.\n');
    return exitCodes.clean;
  }
  await writePlanned(plan.files, root);
  return exitCodes.clean;
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

interface Found {
  readonly translation: Translation | null;
  /** What else was there, as advice. */
  readonly others: readonly string[];
}

async function translate(
  from: string,
  root: string,
  cwd: string,
  context: Parameters<typeof translateForeign>[2],
): Promise<Found> {
  const ignores = await readForeign(root, '.lycheeignore');
  if (from !== 'auto') {
    const text = await readIfThere(resolve(cwd, from));
    if (text === null) throw new UsageError(`${from}: ${await whyUnread(resolve(cwd, from))}; --from names a file`);
    return { translation: await translateForeign({ name: from, text }, ignores, context), others: [] };
  }
  const found: ForeignFile[] = [];
  for (const name of foreignNames) {
    const file = await readForeign(root, name);
    if (file !== null) found.push(file);
  }
  const [first, ...rest] = found;
  if (first === undefined) return { translation: null, others: [] };
  const translation = await translateForeign(first, ignores, context);
  const left = rest.map(({ name }) => name).filter((name) => !translation.files.includes(name));
  const others = left.flatMap((name) => [
    `${name} is there too. To take that one instead:`,
    `    npx linkmend init --from ${name} --force`,
  ]);
  return { translation, others };
}

async function readForeign(root: string, name: string): Promise<ForeignFile | null> {
  const text = await readIfThere(resolve(root, name));
  return text === null ? null : { name, text };
}

async function whyUnread(file: string): Promise<string> {
  try {
    return (await stat(file)).isFile() ? 'not UTF-8 text, or not to be read' : 'it is no file';
  } catch {
    return 'no such file';
  }
}

/** A translation that linkmend itself would refuse is a bug: better told here than by the next run. */
function checkTranslation({ config, files }: Translation, root: string): void {
  resolveConfig({
    file: { name: `what ${files.join(' and ')} became`, directory: root, value: config },
    flags: {},
    cwd: root,
    rules: ruleSchemas,
    root,
  });
}

function next(files: number): readonly string[] {
  return files === 0
    ? []
    : ['Then see what linkmend finds: npx linkmend lint asks no one, npx linkmend asks every link.'];
}

async function isWanted({ stdin, stdout }: Streams): Promise<boolean> {
  if (stdin?.isTTY !== true || stdout.isTTY !== true) return true;
  const lines = createInterface({ input: stdin, output: stdout });
  try {
    const answer = await lines.question('Write this? [Y/n] ');
    return /^(?:y|yes)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
