import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../src/fix/diff.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'linkmend-diff-'));
  execFileSync('git', ['init', '--quiet'], { cwd: directory });
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const many = Array.from({ length: 40 }, (_, line) => `line ${line}\n`).join('');

describe('git applies', () => {
  test.each<[string, string, string, string]>([
    ['a change', 'README.md', 'a\nb\nc\n', 'a\nB\nc\n'],
    ['far changes', 'README.md', many, many.replace('line 3\n', 'x\n').replace('line 30\n', 'y\n')],
    ['a folder', 'docs/a/b.md', 'a\n', 'b\n'],
    ['a name with spaces', 'my docs/read me.md', 'a\n', 'b\n'],
    ['a name with quotes', 'a"b\\c.md', 'a\n', 'b\n'],
    ['a name of other scripts', 'ü/点.md', 'ü\n', '点\n'],
    ['no last line end', 'a.md', 'a\nb', 'a\nc'],
    ['no last line end, elsewhere', 'a.md', 'a\nb\nc\nd\ne\nf', 'x\nb\nc\nd\ne\nf'],
    ['a last line end gained', 'a.md', 'a', 'a\n'],
    ['a last line end lost', 'a.md', 'a\n', 'a'],
    ['CRLF', 'a.md', 'a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\n'],
    ['mixed line ends', 'a.md', 'a\r\nb\nc\rd\n', 'a\r\nb\nc\rD\n'],
    ['a BOM', 'a.md', '\uFEFFa\n', '\uFEFFb\n'],
    ['other line separators', 'a.md', 'a\u2028b\u0085c\fd\n', 'a\u2028b\u0085c\fD\n'],
    ['an emptied file', 'a.md', 'a\n', ''],
    ['lines like marks', 'a.md', '--- a\n+++ b\n@@ -1 +1 @@\n', '--- a\n+++ c\n@@ -1 +1 @@\n'],
  ])('%s', (_, path, before, after) => {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, before);
    const patch = unifiedDiff(path, before, after);
    execFileSync('git', ['-c', 'core.autocrlf=false', 'apply', '--check'], {
      cwd: directory,
      input: patch,
      stdio: 'pipe',
    });
    execFileSync('git', ['-c', 'core.autocrlf=false', 'apply', '--whitespace=nowarn'], {
      cwd: directory,
      input: patch,
      stdio: 'pipe',
    });
    expect(readFileSync(file, 'utf8')).toBe(after);
  });

  test('patches of several files one after the other', () => {
    writeFileSync(join(directory, 'a.md'), 'a');
    writeFileSync(join(directory, 'b.md'), 'b\n');
    const input = unifiedDiff('a.md', 'a', 'A') + unifiedDiff('b.md', 'b\n', 'B\n');
    execFileSync('git', ['apply'], { cwd: directory, input, stdio: 'pipe' });
    expect(readFileSync(join(directory, 'a.md'), 'utf8') + readFileSync(join(directory, 'b.md'), 'utf8')).toBe('AB\n');
  });
});

test('looks like a diff of git', () => {
  expect(unifiedDiff('README.md', many, many.replace('line 5\n', 'x\n'))).toBe(
    [
      'diff --git a/README.md b/README.md',
      '--- a/README.md',
      '+++ b/README.md',
      '@@ -3,7 +3,7 @@',
      ' line 2',
      ' line 3',
      ' line 4',
      '-line 5',
      '+x',
      ' line 6',
      ' line 7',
      ' line 8',
      '',
    ].join('\n'),
  );
});

test('is empty where nothing changed', () => {
  expect(unifiedDiff('a.md', 'a', 'a')).toBe('');
});
