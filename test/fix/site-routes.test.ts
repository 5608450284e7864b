import { expect, test } from 'vitest';
import { extractLinks } from '../../src/extract-links.ts';
import { addressOfHome } from '../../src/fix/address-of-home.ts';
import { planMisspelt } from '../../src/fix/misspelt.ts';
import type { Judged } from '../../src/model/judged.ts';
import { sourceOf } from '../lint/linting.ts';

/** What is written for a link to a missing page, where the one that was meant is called `install`. */
function mended(address: string): string | null {
  const [link] = extractLinks(`[a](${address})`);
  if (link === undefined) throw new TypeError(`no link: ${address}`);
  const evidence = [{ kind: 'missing-file', didYouMean: 'docs/guide/01-install.md', name: 'install' }];
  const row: Judged = {
    url: 'docs/guide/instal',
    target: { kind: 'file', url: 'docs/guide/instal', path: 'docs/guide/instal', fragment: null, form: 'relative' },
    probedAs: null,
    places: [],
    verdict: { kind: 'dead', reason: 'missing-file', evidence },
    trace: null,
    capture: null,
    history: null,
    from: 'local',
    checkedAt: null,
  };
  const fix = planMisspelt({ link, source: sourceOf('', 'docs/a.md') }, row, null, () => null);
  expect(fix === null ? 'suggested' : fix.safety).toBe('suggested');
  return fix?.edits[0]?.text ?? null;
}

test.each([
  ['/guide/instal', '/guide/install'],
  ['/guide/instal/', '/guide/install/'],
  ['/guide/instal.html', '/guide/install.html'],
  ['instal', 'install'],
  ['./instal#linux', './install#linux'],
  ['../guide/instal?a=b#c', '../guide/install?a=b#c'],
  ['https://docs.example/guide/instal', 'https://docs.example/guide/install'],
  ['/guide/', '/install/'],
])('%s becomes %s', (address, text) => {
  expect(mended(address)).toBe(text);
});

test.each([
  ['/guide/install', 'docs/guide/setup.md', '/guide/setup'],
  ['install/', 'docs/guide/setup.md', 'setup/'],
  ['./install.html?a#b', 'docs/guide/setup.md', './setup.html?a#b'],
  ['/guide/install', 'docs/other/setup.md', null],
  ['/guide/install', 'docs/guide/index.md', null],
  ['/guide/install', 'docs/guide/02-setup.md', null],
])('%s, of a page that is now %s, becomes %s', (raw, home, address) => {
  const path = 'docs/guide/install';
  const target = {
    kind: 'file',
    url: path,
    path,
    fragment: null,
    form: 'absolute-path',
    onSite: { kind: 'absent', meant: null },
  } as const;
  expect(addressOfHome(raw, { target, source: 'docs/a.md', home })).toBe(address);
});

test.each([
  ['/guide/a.md', 'docs/guide/a.md', 'docs/guide/b.md', '/guide/b.md'],
  ['/guide/a.md#x', 'docs/guide/a.md', 'docs/b.md', '/b.md#x'],
  ['/guide/a.md', 'docs/guide/a.md', 'elsewhere/b.md', null],
  ['/guide/a%20b.md', 'guide/a b.md', 'guide/c.md', '/guide/c.md'],
])('%s, which is %s and now %s, becomes %s', (raw, path, home, address) => {
  const target = { kind: 'file', url: path, path, fragment: null, form: 'absolute-path' } as const;
  expect(addressOfHome(raw, { target, source: 'docs/a.md', home })).toBe(address);
});
