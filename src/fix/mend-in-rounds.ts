import type { FixConfig } from '../config/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Source } from '../model/source.ts';
import type { Extract } from './mend.ts';
import { type MendedFile, mendFile, mendFurther, settleFile } from './mended-file.ts';

export interface RoundsPorts {
  readonly extract: Extract;
  /** What would be found if the sources had these texts, without asking anybody anew. */
  readonly findAgain: (texts: ReadonlyMap<Source, string>) => Promise<readonly Finding[]>;
}

/**
 * Mends files, and what is found in the mended texts, until nothing more is to be mended: fixes can be in each other's way,
 * and bring about what another one mends. What is told in the end is what is found then. Generated files are looked at too,
 * since links lead to what is mended, but not mended.
 */
export async function mendInRounds(
  findings: readonly Finding[],
  sources: readonly Source[],
  config: FixConfig,
  { extract, findAgain }: RoundsPorts,
): Promise<readonly MendedFile[]> {
  const found = groupByFile(findings);
  const configFor = ({ origin }: Source): FixConfig => (origin === 'generated' ? { ...config, mode: 'off' } : config);
  let files = sources.map((source) => mendFile(source, found.get(source.path) ?? [], configFor(source), extract));
  for (let round = 1; files.some(({ state }) => state === 'changed'); round += 1) {
    const again = groupByFile(await findAgain(new Map(files.map(({ source, text }) => [source, text]))));
    const inFile = ({ source }: MendedFile): readonly Finding[] => again.get(source.path) ?? [];
    // In files that have not changed too: links lead from one to another.
    const next = files.map((file) =>
      round < config.rounds ? mendFurther(file, inFile(file), configFor(file.source), extract) : file,
    );
    if (round >= config.rounds || next.every(({ state }) => state === 'still')) {
      return files.map((file) => settleFile(file, inFile(file)));
    }
    files = next;
  }
  return files;
}

function groupByFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group === undefined) groups.set(finding.file, [finding]);
    else group.push(finding);
  }
  return groups;
}
