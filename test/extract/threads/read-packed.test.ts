import { describe, expect, test, vi } from 'vitest';
import { packDocument } from '../../../src/extract/packed/packed-document.ts';
import { queueBatches, toBatches } from '../../../src/extract/threads/read-batches.ts';
import { readInThreads } from '../../../src/extract/threads/read-in-threads.ts';
import { readPacked } from '../../../src/extract/threads/read-packed.ts';
import { fixtureSources, oddSources, openTestReader, site, sourceOf } from '../packed/texts.ts';

const entry = new URL('thread.mjs', import.meta.url);
const reader = await openTestReader();
const sources = [...fixtureSources('lists'), ...fixtureSources('sites'), ...oddSources];
const packed = sources.map((source) => packDocument(reader.read(source)));
const config = { much: 0, threads: 3, mostThreads: 3, ofThread: 1 };

describe('threads', () => {
  test.each([1, 2, 3])('read what is read without them: %i', async (threads) => {
    expect(await readInThreads(sources, queueBatches(sources), { site, threads, entry })).toEqual(packed);
  });

  test('of nothing read nothing', async () => {
    expect(await readInThreads([], queueBatches([]), { site, threads: 2, entry })).toEqual([]);
  });

  test.each(['throw', 'exit'])('that die (%s) take no text with them', async (how) => {
    const others = Array.from({ length: 8 }, (_, index) => sourceOf(`${index}.md`, 'a'.repeat(70_000)));
    const deadly = [...others, sourceOf('deadly.md', `${how}\n\n${'b'.repeat(80_000)}`)];
    const read = vi.fn(reader.read);
    const found = await readPacked(deadly, { reader: { ...reader, read }, site, config, thread: entry });
    expect([...found]).toEqual(deadly.map((source) => [source, packDocument(reader.read(source))]));
    // What the thread had besides, and what was read here meanwhile, but nothing that the other one was at.
    expect(read.mock.calls.map(([{ path }]) => path)).toContain('deadly.md');
    expect(read.mock.calls.length).toBeLessThan(deadly.length);
  });

  test('that cannot begin leave all to be read here', async () => {
    const nowhere = new URL('nowhere.mjs', import.meta.url);
    expect(await readInThreads(sources, queueBatches(sources), { site, threads: 2, entry: nowhere })).toEqual(
      sources.map(() => null),
    );
    const found = await readPacked(sources, { reader, site, config, thread: nowhere });
    expect([...found.values()]).toEqual(packed);
  });

  test('survive a text that is too deep for the parser of MDX', async () => {
    const [deep, other] = [sourceOf('a.mdx', `{${'('.repeat(50_000)}}`), sourceOf('b.md', '[a](b)\n')];
    const both = [deep, other];
    const [one, next] = await readInThreads(both, queueBatches(both), { site, threads: 1, entry });
    expect([one === null, next]).toEqual([false, packDocument(reader.read(other))]);
  });

  test.each([
    ['too little text for two', { ...config, ofThread: 1_000_000_000 }],
    ['one alone', { ...config, threads: 1 }],
  ])('are not begun for %s', async (_, settings) => {
    const read = vi.fn(reader.read);
    await readPacked(sources, { reader: { ...reader, read }, site, config: settings, thread: entry });
    expect(read).toHaveBeenCalledTimes(sources.length);
  });
});

describe('batches', () => {
  test('hold each text once, the longest first', () => {
    const texts = [10, 200_000, 0, 70_000, 15_000, 15_000, 5].map((length) => sourceOf('a.md', 'a'.repeat(length)));
    expect(toBatches(texts)).toEqual([[1], [3], [4, 5, 0, 6, 2]]);
    expect(toBatches([])).toEqual([]);
  });

  test('are taken from both ends, each once', () => {
    const queue = queueBatches([10, 200_000, 70_000].map((length) => sourceOf('a.md', 'a'.repeat(length))));
    const taken = [queue.takeShortest(), queue.takeLongest(), queue.takeShortest()];
    expect(taken).toEqual([[0], [1], [2]]);
    expect([queue.takeLongest(), queue.takeShortest()]).toEqual([undefined, undefined]);
  });
});
