import { describe, expect, test } from 'vitest';
import { resolveConfig } from '../src/config/resolve.ts';
import type { UserConfig } from '../src/index.ts';
import { systemPorts } from '../src/ports.ts';
import { type Control, type Job, type RunResult, run } from '../src/run.ts';
import { movedTo, type Pages, playHosts } from './cli/played-hosts.ts';
import { createDirectory, writeTree } from './discover/tree.ts';

const pages: Pages = {
  'alive.example/': {},
  'old.site.example/page': movedTo('http://new.site.example/page'),
  'new.site.example/page': {},
};

const list = '[a](http://alive.example/) [b](http://old.site.example/page#top) [c](#no-such-heading)\n';

interface Outing {
  readonly result: RunResult;
  /** Request targets, in order. */
  readonly asked: readonly string[];
}

async function runOver(
  files: Readonly<Record<string, string>>,
  job: Partial<Job> = {},
  settings: UserConfig = {},
  control: Partial<Control> = {},
): Promise<Outing> {
  await using hosts = await playHosts(pages);
  const cwd = createDirectory();
  writeTree(cwd, files);
  const value: UserConfig = { allowPrivate: true, hostInterval: 0, archive: false, state: false, ...settings };
  const { config } = resolveConfig({ file: { name: 'test', directory: cwd, value }, flags: {}, cwd });
  const never = new AbortController().signal;
  const result = await run(
    { kind: 'check', config, record: null, stdinFilename: null, ...job },
    { ...systemPorts(), ...hosts.ports, env: {}, cwd },
    { stop: never, abort: never, watch: () => {}, ...control },
  );
  return { result, asked: hosts.web.requests.map(({ headers, target }) => `${headers.host}${target}`) };
}

const verdicts = ({ result }: Outing) => result.report.links.map(({ verdict, reason }) => reason ?? verdict);

describe('the pipeline', () => {
  test.each([
    ['check', ['ok', 'permanent-redirect', 'missing-anchor'], 3],
    ['lint', [null, null, 'missing-anchor'], 0],
    ['links', [null, null, null], 0],
  ] as const)('%s asks and judges what it is there for', async (kind, judged, requests) => {
    const outing = await runOver({ 'a.md': list }, { kind });
    expect(verdicts(outing)).toEqual(judged);
    expect(outing.asked).toHaveLength(requests);
  });

  test('one target is asked once, however many links and fragments lead to it', async () => {
    const { asked, result } = await runOver({
      'a.md': '<http://alive.example/> http://alive.example/#x [a]\n\n[a]: http://alive.example/#y\n',
      'b/c.md': '<img src="http://ALIVE.example">\n',
    });
    expect(asked).toEqual(['alive.example/']);
    expect(result.report.summary).toMatchObject({ files: 2, places: 4, links: 3, verdicts: { ok: 3 } });
    expect(result.hosts.map(({ host, asked: times }) => [host, times])).toEqual([['alive.example', 1]]);
  });

  test('a record stands for asking', async () => {
    const first = await runOver({ 'a.md': list });
    const again = await runOver({ 'a.md': `One line more.\n\n${list}` }, { record: first.result.report });
    expect(again.asked).toEqual([]);
    expect(verdicts(again)).toEqual(verdicts(first));
    expect(again.result.report.findings.map(({ line }) => line)).toEqual([3, 3]);
  });

  test('a dry run writes a diff and no file', async () => {
    const { result } = await runOver({ 'a.md': list }, {}, { fix: { mode: 'safe', write: 'dry-run' } });
    expect(result.diff).toContain('+[a](http://alive.example/) [b](http://new.site.example/page#top)');
    expect(result.report.summary.fixed).toBe(0);
  });

  test.each([
    ['interrupted', false],
    ['budget', false],
  ])('a run that is stopped (%s) reports what it knows', async (why, complete) => {
    const outing = await runOver({ 'a.md': list }, {}, {}, { stop: AbortSignal.abort(why) });
    expect(verdicts(outing)).toEqual(['budget', 'budget', 'missing-anchor']);
    expect(outing.result.report.run.complete).toBe(complete);
  });

  test('files of one shape that are missing are one warning', async () => {
    const links = Array.from({ length: 20 }, (_, index) => `[${index}](/page-${index})\n`).join('\n');
    const { result } = await runOver({ 'a.md': links }, { kind: 'lint' });
    expect(result.report.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['missing-files-of-one-shape', 'warning'],
    ]);
  });

  test('credentials in an address stay out of what is reported', async () => {
    const { result } = await runOver(
      { 'a.md': '[a](http://someone:S3CR3T@gone.example/)\n' },
      {},
      { fix: { mode: 'safe' } },
    );
    expect(JSON.stringify(result)).not.toContain('S3CR3T');
  });
});
