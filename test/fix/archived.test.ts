import { describe, expect, test } from 'vitest';
import { extractLinks } from '../../src/extract/links.ts';
import { type DeadLink, planArchive } from '../../src/fix/archived.ts';
import type { Capture } from '../../src/model/capture.ts';
import type { Link } from '../../src/model/link.ts';
import { type Reason, reasonsOf, type Verdict } from '../../src/model/verdict.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';

const dead = (reason: Reason): Verdict => ({ kind: 'dead', reason, evidence: [] });
const capture = (url: string, checked: 'verified' | 'listed' = 'verified'): Capture => ({
  state: 'found',
  url: `https://web.archive.org/web/20180102030405/${url}`,
  capturedAt: '2018-01-02T03:04:05Z',
  checked,
});

function linkIn(text: string): Link {
  const [link] = extractLinks(parseMarkdown(text));
  if (link === undefined) throw new Error(`no link in ${text}`);
  return link;
}

function plan(text: string, more: Partial<DeadLink> = {}) {
  const link = linkIn(text);
  const url = link.url;
  return planArchive({
    link,
    verdict: dead('not-found'),
    capture: capture(url),
    url,
    mode: 'replace',
    beside: 'nothing',
    ...more,
  });
}

const fix = (safety: string) => ({ kind: 'fix', fix: { kind: 'archive', safety } });
const refused = (why: string) => ({ kind: 'refused', why });

describe('how sure it is', () => {
  const safe = ['not-found', 'gone', 'dns'];
  const suggested = ['soft-404', 'parked', 'long-unreachable', 'redirect-loop', 'too-many-redirects'];
  test.each(reasonsOf.dead)('dead by %s', (reason) => {
    const outcome = plan('[a](https://x.example/a)', { verdict: dead(reason) });
    if (safe.includes(reason)) expect(outcome).toMatchObject(fix('safe'));
    else if (suggested.includes(reason)) expect(outcome).toMatchObject(fix('suggested'));
    else expect(outcome).toEqual(refused('not-for-archive'));
  });

  test('a capture that was only listed is suggested', () => {
    const outcome = plan('[a](https://x.example/a)', { capture: capture('https://x.example/a', 'listed') });
    expect(outcome).toMatchObject(fix('suggested'));
  });

  test.each([
    '[a](https://x.example/a.pdf)',
    '[a](https://x.example/a.html)',
    '[a](https://x.example/v1.2)',
    'https://x.example/a',
    '<a href="https://x.example/a">b</a>',
    '[a]: https://x.example/a\n\n[a]',
    '[a](https://github.x.example/a)',
  ])('text is safe: %s', (text) => {
    expect(plan(text)).toMatchObject(fix('safe'));
  });

  test.each([
    '![a](https://x.example/a)',
    '<img src="https://x.example/a">',
    '[a]: https://x.example/a\n\n![a]',
    '[a](https://x.example/a.ZIP)',
    '[a](https://x.example/a.tar.gz?b)',
    '[a](https://x.example/a.mp4)',
    '[a](https://x.example/a.png)',
    '[a](https://github.com/o/r)',
    '[a](https://www.npmjs.com/package/a)',
    '[a](https://a.sourceforge.net/)',
    '[a](https://pypi.org/project/a/)',
  ])('what a curator decides is suggested: %s', (text) => {
    expect(plan(text)).toMatchObject(fix('suggested'));
  });
});

describe('refuses', () => {
  test.each<[string, string, Partial<DeadLink>]>([
    ['off', '[a](https://x.example/a)', { mode: 'off' }],
    ['no-capture', '[a](https://x.example/a)', { capture: null }],
    ['no-capture', '[a](https://x.example/a)', { capture: { state: 'none' } }],
    ['no-capture', '[a](https://x.example/a)', { capture: { state: 'unknown', why: 'silent' } }],
    ['annotated', '[a](https://x.example/a)', { beside: 'copy' }],
    ['archive-address', '[a](https://web.archive.org/web/2018/https://x.example/a)', {}],
    ['not-for-archive', '[a](https://x.example/a)', { verdict: { kind: 'ok', reason: null, evidence: [] } }],
    ['not-for-archive', '[a](https://x.example/a)', { verdict: { kind: 'unstable', reason: 'timeout', evidence: [] } }],
    ['not-for-archive', '[a](docs/a.md)', {}],
    ['unwritable', '<https://x.example/a&amp;copy;b>', {}],
  ])('%s: %s', (why, text, more) => {
    expect(plan(text, more)).toEqual(refused(why));
  });
});

const archived = 'https://web.archive.org/web/20180102030405/https://x.example';

describe('what is written', () => {
  test.each([
    ['[a](https://x.example/a_(b) "t")', `${archived}/a_(b)`],
    ['[a](<https://x.example/a(b>)', `${archived}/a(b`],
    ['<https://x.example/a>', `${archived}/a`],
    ['https://x.example/a', `${archived}/a`],
    ['[a]: https://x.example/a\n\n[a]', `${archived}/a`],
    ['<a href="https://x.example/a">b</a>', `${archived}/a`],
  ])('replaces %s', (text, written) => {
    const link = linkIn(text);
    expect(plan(text)).toMatchObject({
      fix: { edits: [{ span: link.span, text: written, expected: link.raw }], becomes: written },
    });
  });

  test("keeps this place's own fragment", () => {
    const other = capture('https://x.example/a#other');
    expect(plan('[a](https://x.example/a#b)', { capture: other })).toMatchObject({
      fix: { becomes: `${archived}/a#b` },
    });
    expect(plan('[a](https://x.example/a)', { capture: other })).toMatchObject({ fix: { becomes: `${archived}/a` } });
    const none = capture('https://x.example/a');
    expect(plan('[a](https://x.example/a#b)', { capture: none })).toMatchObject({
      fix: { becomes: `${archived}/a#b` },
    });
  });

  test.each([
    ['[a](https://x.example/a "t") b', 28, `${archived}/a`],
    ['<https://x.example/a> b', 21, `${archived}/a`],
    ['https://x.example/a b', 19, `${archived}/a`],
    ['[a](<https://x.example/a(b>)', 28, `<${archived}/a(b>`],
    ['| a |\n|---|\n| [a](https://x.example/a\\|b) |', 41, `${archived}/a\\|b`],
  ])('annotates %s', (text, offset, written) => {
    const edits = [{ span: { start: offset, end: offset }, text: ` ([archived](${written}))`, expected: '' }];
    expect(plan(text, { mode: 'annotate' })).toMatchObject({ fix: { edits, becomes: null } });
  });

  test.each(['![a](https://x.example/a)', '[a]: https://x.example/a\n\n[a]', '<a href="https://x.example/a">b</a>'])(
    'replaces what cannot be annotated: %s',
    (text) => {
      expect(plan(text, { mode: 'annotate' })).toMatchObject({ fix: { becomes: `${archived}/a` } });
    },
  );
});
