import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveConfig } from '../../src/config/resolve.ts';
import type { UserConfig } from '../../src/index.ts';
import { ruleSchemas } from '../../src/lint/rules.ts';
import type { Report } from '../../src/model/report.ts';
import type { Shard } from '../../src/model/shard.ts';
import { systemPorts } from '../../src/ports.ts';
import { mergeReports } from '../../src/report/merge-reports.ts';
import { run } from '../../src/run.ts';
import { movedTo, type Pages, playHosts } from '../cli/played-hosts.ts';
import { createDirectory, writeTree } from '../discover/tree.ts';
import { withoutTimes } from '../report/without-times.ts';
import { lists } from './made-up-list.ts';

const pages: Pages = {
  'a.example/*': {},
  'www.a.example/': movedTo('http://a.example/'),
  'm.a.example/': movedTo('http://b.example/'),
  'b.example/': { status: 403 },
  'github.com/*': {},
  'github.com/o/r.git': movedTo('http://github.com/o/r'),
  'bit.ly/*': movedTo('http://a.example/landing'),
  'youtu.be/': { status: 503 },
};

const comments = fc.constantFrom(
  '',
  '',
  '<!-- linkmend-disable-next-line -->\n',
  '<!-- linkmend-disable-next-line dead -->\n',
  '<!-- linkmend-disable-next-line url-http moved -->\n',
  '<!-- linkmend-disable url-http -->\n',
  '<!-- linkmend-disable no-such-rule -->\n',
);

/** Lists with comments before some of their lines. */
const commented = fc.tuple(lists, fc.array(comments, { minLength: 8, maxLength: 8 })).map(([text, said]) =>
  text
    .split('\n')
    .map((line, index) => (said[index % 8] ?? '') + line)
    .join('\n'),
);

const value: UserConfig = {
  allowPrivate: true,
  hostInterval: 0,
  attempts: 1,
  archive: false,
  state: false,
  lists: ['README.md'],
  preset: 'strict',
  sameShape: 2,
  severity: { redirected: 'info', skipped: 'info' },
  exclude: ['never.example/**', 'bit.ly/*'],
  include: ['bit.ly/'],
};

test('merged shards are one run, whatever a list holds and however many shards there are', async () => {
  await using hosts = await playHosts(pages);
  const report = async (cwd: string, shard: Pick<{ shard: Shard }, 'shard'> | object): Promise<Report> => {
    const file = { name: 'test', directory: cwd, value };
    const { config } = resolveConfig({ file, flags: {}, cwd, rules: ruleSchemas });
    const never = new AbortController().signal;
    const { report: made } = await run(
      { kind: 'all', config, record: null, stdinFilename: null, ...shard },
      { ...systemPorts(), ...hosts.ports, env: {}, cwd },
      { stop: never, abort: never, watch: () => {} },
    );
    return made;
  };
  await fc.assert(
    fc.asyncProperty(commented, commented, fc.integer({ min: 1, max: 5 }), async (one, other, count) => {
      const cwd = createDirectory();
      writeTree(cwd, { 'README.md': one, 'docs/more.md': `${other}\n\n[r](/route) [s](/way)\n` });
      const whole = await report(cwd, {});
      const parts = [];
      for (let index = count; index >= 1; index -= 1) {
        parts.push({ name: `${index}.json`, report: await report(cwd, { shard: { index, count } }) });
      }
      const merged = mergeReports(parts);
      expect(merged.kind === 'merged' ? withoutTimes(merged.report) : merged.why).toEqual(withoutTimes(whole));
    }),
    { numRuns: 15 },
  );
}, 120_000);
