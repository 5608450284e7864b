import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { html } from '../../../src/report/html/html.ts';
import { finding, linkRow, nightly, place, report } from '../sample.ts';
import { acting, hostilePage } from './hostile-page.ts';
import { manyLinks } from './many-links.ts';
import { openPage, startChromium } from './open-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(async () => browser.close());

const phone = { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true } as const;
const shown = (page: Page): Promise<string> => page.locator('#shown').innerText();
const rows = (page: Page): Promise<number> => page.locator('#table tbody tr').count();
const firstName = (page: Page): Promise<string> => page.locator('#table tbody tr .name').first().innerText();

/** A dead link with all that can be known of one. */
const storied: Report = report({
  links: [
    linkRow({
      url: 'http://old.example/page',
      verdict: 'dead',
      reason: 'not-found',
      status: 404,
      title: 'Not here',
      finalUrl: 'https://old.example/lost',
      hops: [{ url: 'http://old.example/page', status: 302, via: 'location' }],
      evidence: [{ kind: 'confirmed', url: 'https://old.example/lost', status: 404, changed: false }],
      archive: {
        state: 'found',
        url: 'https://web.archive.org/web/20180601120000/http://old.example/page',
        capturedAt: '2018-06-01T12:00:00.000Z',
        checked: 'verified',
      },
      lastOkAt: '2026-08-01T02:00:00.000Z',
      failingSince: '2026-08-02T02:00:00.000Z',
      history: [
        { at: '2026-08-01T02:00:00.000Z', verdict: 'ok', reason: null },
        { at: '2026-08-02T02:00:00.000Z', verdict: 'unstable', reason: 'timeout' },
      ],
      places: [place({ file: 'README.md', line: 12, column: 7, section: 'Tools', entry: 'An entry', text: 'A page' })],
    }),
    linkRow({ id: 'l2', url: 'https://fine.example/', title: 'Fine' }),
  ],
  findings: [
    finding({
      fix: {
        safety: 'safe',
        kind: 'archive',
        state: 'offered',
        becomes: 'https://web.archive.org/web/20180601120000/http://old.example/page',
        edits: [
          {
            line: 12,
            column: 7,
            endLine: 12,
            endColumn: 30,
            expected: 'http://old.example/page',
            text: 'https://web.archive.org/x',
          },
        ],
      },
    }),
    finding({ rule: 'whitespace', link: null, severity: 'warning', line: 30, message: 'white space at the end' }),
  ],
  summary: { links: 2, verdicts: { dead: 1, ok: 1 } },
});

describe('what is told of a link', () => {
  test('all of it stands in its details', async () => {
    await using opened = await openPage(browser, html(storied));
    const { page } = opened;
    const row = page.locator('#table tbody tr').first();
    expect((await row.locator('.good').innerText()).replaceAll('\n', ' ')).toBe('2026-08-01 failing since 2026-08-02');
    await row.locator('summary').click();
    const text = await row.locator('.detail').innerText();
    for (const part of [
      'The server answered 404',
      '302 http://old.example/page',
      '404 https://old.example/lost',
      'asked again on a fresh connection: 404',
      'capture of 2018-06-01, looked at',
      'archive, safe, on offer',
      'http://old.example/page https://web.archive.org/x',
      '2026-08-02: unstable/timeout',
      'README.md:12:7 Tools › An entry › A page',
    ]) {
      expect(text).toContain(part);
    }
    expect(await row.locator('.timeline').getAttribute('aria-label')).toBe(
      '1 × ok, then 1 × unstable/timeout, then 1 × dead/not-found',
    );
    expect(await row.getByRole('link', { name: 'capture of 2018-06-01' }).getAttribute('href')).toBe(
      'https://web.archive.org/web/20180601120000/http://old.example/page',
    );
  });

  test('findings of rules stand beside it', async () => {
    await using opened = await openPage(browser, html(storied));
    const row = opened.page.locator('#table tbody tr').nth(1);
    expect(await row.innerText()).toMatch(/lint\s+whitespace\s+warning\s+white space at the end/);
  });
});

describe('views and filters', () => {
  test('narrow what is shown, tell how much that is, and stand in the address', async () => {
    await using opened = await openPage(browser, html(manyLinks(400)));
    const { page, incidents } = opened;
    expect(await shown(page)).toBe('1–50 of 100 findings');
    await page.getByRole('link', { name: 'All links 400' }).click();
    expect(await shown(page)).toBe('1–50 of 400 links');
    await page.getByRole('checkbox', { name: 'moved' }).check();
    expect(await shown(page)).toBe('1–50 of 100 that fit, of 400 links');
    await page.getByRole('combobox', { name: 'File' }).fill('part-6.md');
    await page.getByRole('combobox', { name: 'Host' }).fill('host6.ex');
    expect(await shown(page)).toBe('1–1 of 1 that fit, of 400 links');
    expect(new URL(page.url()).hash).toBe('#view=links&verdict=moved&host=host6.ex&file=part-6.md');
    await page.getByRole('searchbox', { name: 'Search' }).fill('nowhere');
    expect(await shown(page)).toBe('None of 400 links fits the filters.');
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await shown(page)).toBe('1–50 of 400 links');
    expect(await page.getByRole('link', { name: 'All links' }).getAttribute('aria-current')).toBe('page');
    expect(incidents).toEqual([]);
  });

  test('an address opens what it tells, and the browser goes back to it', async () => {
    const fragment = '#view=links&verdict=dead&text=entry+1&sort=-where&page=1';
    await using opened = await openPage(browser, html(manyLinks(400)), { fragment });
    const { page } = opened;
    expect(await shown(page)).toMatch(/that fit, of 400 links$/);
    expect(await page.getByRole('searchbox', { name: 'Search' }).inputValue()).toBe('entry 1');
    expect(await page.getByRole('checkbox', { name: 'dead' }).isChecked()).toBe(true);
    expect(await page.locator('th.where').getAttribute('aria-sort')).toBe('descending');
    await page.evaluate('location.hash = "#view=links"');
    await page.getByText('1–50 of 400 links').waitFor();
    await page.goBack();
    await page.getByText('that fit, of 400 links').waitFor();
  });

  test('columns are ordered up, down and as usual', async () => {
    await using opened = await openPage(browser, html(manyLinks(400)), { fragment: '#view=links' });
    const { page } = opened;
    const head = page.getByRole('columnheader', { name: 'Where' });
    expect(await firstName(page)).toBe('Entry 0');
    await head.getByRole('button').click();
    expect([await firstName(page), await head.getAttribute('aria-sort')]).toEqual(['Entry 0', 'ascending']);
    await head.getByRole('button').click();
    expect([await firstName(page), await head.getAttribute('aria-sort')]).toEqual(['Entry 359', 'descending']);
    await head.getByRole('button').click();
    expect([await firstName(page), await head.getAttribute('aria-sort')]).toEqual(['Entry 0', null]);
  });

  test('the keyboard reaches everything in the order in which it stands', async () => {
    await using opened = await openPage(browser, html(storied));
    const { page } = opened;
    const names: string[] = [];
    for (let step = 0; step < 16; step += 1) {
      await page.keyboard.press('Tab');
      names.push(
        String(await page.evaluate("document.activeElement.innerText.split('\\n')[0] || document.activeElement.name")),
      );
    }
    expect(names).toEqual([
      'The numbers, day by day',
      ...['To do 2', 'All links 2', 'text', 'host', 'file', 'label', 'label'],
      ...['Verdict', 'Link', 'Where', 'Status', 'Last good', 'http://old.example/page', 'look at it', 'Details'],
    ]);
    await page.keyboard.press('Enter');
    await page.locator('#table .detail').waitFor();
  });
});

describe('20,000 links', () => {
  test('are shown page by page, and all of them are found', async () => {
    await using opened = await openPage(browser, html(manyLinks(20_000)), { fragment: '#view=links' });
    const { page, incidents } = opened;
    expect([await rows(page), await shown(page)]).toEqual([50, '1–50 of 20,000 links']);
    await page.getByRole('button', { name: 'Last', exact: true }).click();
    expect([await rows(page), await shown(page)]).toEqual([50, '19,951–20,000 of 20,000 links']);
    expect(await page.locator('#page').innerText()).toBe('Page 400 of 400');
    await page.getByRole('searchbox', { name: 'Search' }).fill('page/19999');
    expect([await rows(page), await firstName(page)]).toEqual([1, 'Entry 19999']);
    expect(incidents).toEqual([]);
  });
});

describe('hostile texts', () => {
  test.each(acting)('%s', async (text) => {
    await using opened = await openPage(browser, html(hostilePage(text)));
    const { page, incidents } = opened;
    for (const view of ['todo', 'known', 'mended', 'links']) {
      await page.evaluate(`location.hash = '#view=${view}'`);
      await page.locator(`#views a[data-view=${view}][aria-current]`).waitFor();
      const summaries = await page.locator('#table summary').all();
      expect(summaries.length).toBeGreaterThan(0);
      for (const summary of summaries) await summary.click();
      await page
        .locator('#table .detail')
        .nth(summaries.length - 1)
        .waitFor();
      const hrefs = await page.evaluate(
        "[...document.querySelectorAll('#table a')].map((node) => node.getAttribute('href'))",
      );
      for (const href of hrefs as readonly string[]) expect(href).toMatch(/^https?:\/\//);
    }
    await page.getByRole('searchbox', { name: 'Search' }).fill(text.replaceAll('\u0000', ''));
    await page.getByRole('combobox', { name: 'Host' }).fill('<b>');
    expect(await page.locator('img, iframe, object, embed, base, b, svg[onload], script:not([id])').count()).toBe(1);
    expect(incidents).toEqual([]);
  });

  test('in the address of the page', async () => {
    const evil = encodeURIComponent('"><img src=x onerror=alert(1)>');
    const fragment = `#view=links&verdict=${evil}&text=${evil}&host=${evil}&file=${evil}&sort=${evil}&page=${evil}`;
    await using opened = await openPage(browser, html(nightly), { fragment });
    expect(await shown(opened.page)).toBe('None of 10 links fits the filters.');
    expect(opened.incidents).toEqual([]);
  });
});

describe('what the Content-Security-Policy stops', () => {
  test.each([
    [
      'a script',
      "const s = document.createElement('script'); s.textContent = 'window.hit = 1'; document.body.append(s)",
    ],
    ['a handler', "document.body.setAttribute('onclick', 'window.hit = 1'); document.body.click()"],
    ['an image', "const i = new Image(); i.src = 'https://evil.example/x'; document.body.append(i)"],
    ['a style', "document.body.setAttribute('style', 'background: url(https://evil.example/x)')"],
    ['a request', "fetch('https://evil.example/x').catch(() => {})"],
  ])('%s', async (_what, code) => {
    await using opened = await openPage(browser, html(nightly));
    const { page } = opened;
    const violated = page.waitForEvent('console', {
      predicate: (message) => /Content Security Policy/.test(message.text()),
    });
    await page.evaluate(code);
    await violated;
    expect(await page.evaluate('window.hit')).toBeUndefined();
  });
});

describe('without JavaScript', () => {
  test('the page tells the totals, what wants a person, and what is missing', async () => {
    await using opened = await openPage(browser, html(nightly), { javaScriptEnabled: false });
    const text = await opened.page.locator('body').innerText();
    for (const part of ['2,001 errors', 'Without JavaScript', 'old.example', 'the same address as in line 14']) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Search');
    await opened.page.locator('#table summary').first().click();
    expect(await opened.page.locator('.detail').first().innerText()).toContain('capture of 2018-06-01');
  });
});

describe('every screen', () => {
  const pages: readonly (readonly [string, Report, string])[] = [
    ['what wants a person', storied, ''],
    ['all links', nightly, '#view=links'],
    ['many links', manyLinks(200), '#view=links&sort=status'],
    ['hostile texts', hostilePage(acting[2]), ''],
    ['nothing at all', report(), ''],
  ];
  const screens = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['a phone', phone],
    ['a phone, dark', { ...phone, colorScheme: 'dark' }],
  ] as const;

  test.each(
    pages.flatMap(([what, of, fragment]) =>
      screens.map(([screen, options]) => [what, screen, of, fragment, options] as const),
    ),
  )(
    '%s, %s: axe finds nothing, and nothing is wider than the screen',
    async (_what, _screen, of, fragment, options) => {
      await using opened = await openPage(browser, html(of), { ...options, fragment });
      const { page, incidents } = opened;
      for (const summary of (await page.locator('summary').all()).slice(0, 4)) await summary.click();
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0,
      );
      expect(incidents).toEqual([]);
      await page.evaluate(axe.source);
      const found = (await page.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).slice(0, 3).join(' ')))",
      )) as readonly string[];
      expect(found).toEqual([]);
    },
  );

  test('paper gets every row, without the tools', async () => {
    await using opened = await openPage(browser, html(manyLinks(400)));
    const { page } = opened;
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await rows(page)).toBe(100);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#tools').isVisible()).toBe(false);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await rows(page)).toBe(50);
  });
});
