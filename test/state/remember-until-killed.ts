import { writeSync } from 'node:fs';
import { defaults } from '../../src/config/defaults.ts';
import { openJournal } from '../../src/state/journal.ts';
import { pageKey } from '../../src/state/key.ts';

/**
 * Remembers one page after the other for ever, and says the key of each on standard output once it is acknowledged. Every
 * segment counts as closed, those of other processes that are alive too, so that compaction goes on all the time.
 *
 * Usage: DIRECTORY NAME
 */
const [directory = '', name = ''] = process.argv.slice(2);
const config = { ...defaults.state, journal: { ...defaults.state.journal, segments: 2, idle: 0 } };
const facts = {
  version: 1,
  conditions: '',
  addresses: 'whole',
  fragments: [],
  hops: [],
  ending: { kind: 'failure', url: '', failure: { kind: 'refused' } },
  looks: [],
} as const;

for (let count = 0; ; ) {
  const journal = await openJournal(directory, config, Date.now);
  const { run } = journal;
  const batch = Array.from({ length: 1 + (count % 17) }, () => {
    count += 1;
    return pageKey(`https://${name}.example/${count}`) ?? '';
  });
  await Promise.all(
    batch.map(async (key) => {
      const outcome = await journal.append({ kind: 'sighting', run, key, at: Date.now(), facts });
      if (outcome === 'written') writeSync(1, `${key}\n`);
      else process.exit(1);
    }),
  );
  await journal.close({ kind: 'end', run, at: Date.now(), outcome: 'complete', network: 'online', resumed: [] });
}
