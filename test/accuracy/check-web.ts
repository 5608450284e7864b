import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheckOptions, check } from '../../src/check.ts';
import type { UserConfig } from '../../src/config/define-config.ts';
import type { LinkRow } from '../../src/model/report.ts';
import { testAuthority } from '../support/web.ts';
import { type Behaviour, hostOf, type Truth } from './behaviour.ts';
import { thumbnailHost } from './behaviours/sites.ts';
import { listOf, type Question, questionsOf } from './score.ts';
import { playWeb } from './web.ts';

/** One link, what is true of it and what was found. */
export interface Answered extends Question {
  readonly row: LinkRow;
  readonly verdict: Truth;
}

/**
 * What the web needs besides the defaults.
 *
 * @param hosts names that lead to this machine
 */
export const settings = (hosts: readonly string[]): UserConfig => ({
  anchors: true,
  archive: false,
  state: false,
  allowPrivate: [...hosts, 'name-unreachable.example.test', 'name-two-addresses.example.test'],
  ca: [testAuthority],
  canaries: ['canary.test'],
  endpoints: { youtubeThumbnails: `http://${thumbnailHost}` },
});

/** Short time-outs, but only for hosts that would wait them out: a busy machine is no reason for a verdict. */
const impatience = (behaviours: readonly Behaviour[]): UserConfig => ({
  bodyTimeout: 2000,
  hosts: Object.fromEntries(
    behaviours.flatMap((behaviour) =>
      behaviour.patience === undefined ? [] : [[hostOf(behaviour), { timeout: behaviour.patience }]],
    ),
  ),
});

/** Checks a list of links to all behaviours, played on loopback. Waiting takes no time, so that only deadlines are real. */
export async function checkWeb(behaviours: readonly Behaviour[]): Promise<readonly Answered[]> {
  let skipped = 0;
  const now = (): number => Date.now() + skipped;
  await using web = await playWeb({ behaviours, now });
  return await checkList(
    questionsOf(behaviours),
    { ...settings(web.hosts), ...impatience(behaviours) },
    {
      now,
      random: () => 0.5,
      sleep: async (milliseconds, signal) => {
        signal.throwIfAborted();
        skipped += milliseconds;
      },
      resolver: web.resolver,
      mapPort: web.mapPort,
    },
  );
}

/** Checks a list of links. */
export async function checkList(
  questions: readonly Question[],
  config: UserConfig,
  ports: CheckOptions['ports'],
): Promise<readonly Answered[]> {
  const directory = await mkdtemp(join(tmpdir(), 'linkmend-accuracy-'));
  try {
    await writeFile(join(directory, 'list.md'), listOf(questions));
    const { links } = await check({ paths: ['list.md'], config, ports: { cwd: directory, env: {}, ...ports } });
    return answersOf(questions, links);
  } finally {
    await rm(directory, { recursive: true });
  }
}

function answersOf(questions: readonly Question[], rows: readonly LinkRow[]): readonly Answered[] {
  const byNumber = new Map(rows.flatMap((row) => row.places.map(({ text }) => [Number(text), row] as const)));
  return questions.map((question, number) => {
    const row = byNumber.get(number);
    if (row === undefined) throw new TypeError(`no row for ${question.url}`);
    const verdict = row.reason === null ? 'ok' : (`${row.verdict}/${row.reason}` as Truth);
    return { ...question, row, verdict };
  });
}
