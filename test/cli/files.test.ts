import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Setting, startSession, toTranscript, transcribe } from './session.ts';

const list = '# A\n\n- [up](#a)\n';
const latin = Buffer.from('# Caf\xe9\n', 'latin1');

const cases: readonly (readonly [string, readonly string[], Setting])[] = [
  ['no Markdown here', [], {}],
  ['no Markdown here, and that is fine', ['--allow-empty'], {}],
  ['a file that is not there', ['lint', 'nowhere.md'], { files: { 'a.md': list } }],
  ['a directory without Markdown', ['lint', 'docs'], { files: { 'docs/a.txt': list } }],
  ['a glob that matches nothing', ['lint', 'docs/*.md'], { files: { 'a.md': list } }],
  ['a glob that is none', ['lint', '[a.md'], { files: { 'a.md': list } }],
  ['everything excluded', ['lint', '--exclude-path', '*.md'], { files: { 'a.md': list } }],
  ['a glob', ['lint', '**/*.md'], { files: { 'a.md': list, 'docs/b.md': list } }],
  ['a directory', ['lint', 'docs'], { files: { 'a.md': list, 'docs/b.md': list } }],
  ['a name in brackets', ['lint', 'a[1].md'], { files: { 'a[1].md': list } }],
  ['not UTF-8', ['lint'], { files: { 'a.md': latin, 'b.md': list } }],
  ['not UTF-8, as JSON', ['lint', 'a.md', '--format', 'ndjson'], { files: { 'a.md': latin } }],
  ['Markdown that is not read', ['lint'], { files: { 'a.md': list, 'b.qmd': '[x](y)' } }],
  ['a list of files', ['lint', '--files-from', 'list.txt'], { files: { 'a.md': list, 'list.txt': 'a.md\r\n' } }],
  ['a list of files on standard input', ['lint', '--files-from', '-'], { files: { 'a.md': list }, stdin: 'a.md\0' }],
  ['an empty list of files', ['lint', '--files-from', '-'], { files: { 'a.md': list }, stdin: '' }],
  ['a document on standard input', ['lint', '-'], { stdin: '[gone](gone.md)\n' }],
  [
    'a document on standard input with a name',
    ['lint', '-', '--stdin-filename', 'docs/new.md'],
    { files: { 'docs/b.md': list }, stdin: '[there](b.md) [gone](../b.md)\n' },
  ],
  ['standard input that is not UTF-8', ['lint', '-'], { stdin: latin }],
];

describe('files', () => {
  test.each(cases)('%s', async (_, argv, setting) => {
    expect(await transcribe(argv, setting)).toMatchSnapshot();
  });

  test.skipIf(process.platform === 'win32')('a file that the system keeps to itself', async () => {
    const session = startSession({ files: { 'a.md': list, 'b.md': list } });
    chmodSync(join(session.directory, 'a.md'), 0);
    chmodSync(session.directory, 0o755);
    asNobody();
    const outcome = await session.run('lint', 'a.md', 'b.md');
    expect(toTranscript(['lint', 'a.md', 'b.md'], outcome, session.directory)).toMatchSnapshot();
  });

  test.skipIf(process.platform === 'win32')('a link that leads nowhere is not read', async () => {
    const session = startSession({ files: { 'a.md': list } });
    symlinkSync('nowhere.md', join(session.directory, 'b.md'));
    expect(await session.run('lint')).toMatchObject({ code: 0 });
    expect(await session.run('lint', 'b.md')).toMatchObject({ code: 2 });
  });
});

/** Nothing is kept from root: until the test is over this process is somebody else. */
function asNobody(): void {
  if (process.getuid?.() !== 0) return;
  process.seteuid?.(65_534);
  onTestFinished(() => process.seteuid?.(0));
}
