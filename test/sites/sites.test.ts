import { cpSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type CheckOptions, lint } from '../../src/check.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/sites', import.meta.url));

/** A copy of a small site outside of any repository, and what its configuration says. */
function copySite(name: string): Pick<CheckOptions, 'config' | 'ports'> {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), `site-${name}-`)));
  cpSync(join(fixtures, name), cwd, { recursive: true });
  return { config: JSON.parse(readFileSync(join(cwd, 'linkmend.config.json'), 'utf8')), ports: { cwd } };
}

/** Each site marks what is broken in it on purpose; its generator says the same of it, as far as it looks. */
test.each<readonly [site: string, broken: readonly string[]]>([
  [
    'docusaurus',
    [
      'blog/2026-01-02-hello.md: /docs/strat > /docs/start',
      'docs/01-intro.md: ./guide/uninstall.md',
      'docs/01-intro.md: /docs/guide/instal > /docs/guide/install',
      'docs/01-intro.md: /docs/guide/brew#temprature > /docs/guide/brew#temperature',
      'docs/01-intro.md: /docs/guide/01-install > /docs/guide/install',
      'docs/01-intro.md: /docs/intro',
      'docs/guide/01-install.mdx: /docs/guide/brw > /docs/guide/brew',
      'docs/guide/01-install.mdx: /docs/guide/brew#warm',
      'docs/guide/01-install.mdx: #Linux > #linux',
      'docs/guide/brew.md: #water-temperature',
    ],
  ],
  [
    'mkdocs',
    [
      'docs/guide/brew.md: index.md',
      'docs/guide/install.md: #note_2 > #note_1',
      'docs/guide/install.md: #Windows',
      'docs/index.md: guide/uninstall.md',
      'docs/index.md: guide/brew.md#water-temprature > guide/brew.md#water-temperature',
      'docs/index.md: assets/kettel.svg',
      'docs/index.md: ../mkdocs.yml',
    ],
  ],
  [
    'vitepress',
    [
      'docs/guide/install.md: #macos > #mac',
      'docs/guide/install.md: ./guide/brew',
      'docs/index.md: /guide/brwe > /guide/brew',
      'docs/index.md: /guide/uninstall > /guide/install',
      'docs/index.md: ./guide/uninstall.md',
      'docs/index.md: /guide/brew#water-temprature > /guide/brew#water-temperature',
      'docs/index.md: /guide/instal > /guide/install',
      'docs/index.md: ../README.md',
    ],
  ],
  ['wiki', ['Home.md: Uninstall > Install', 'Home.md: Install#on-windows', 'Home.md: Brewing-Tee > Brewing-Tea']],
])('the site of %s: exactly what is broken is told, and mended as its author writes', async (site, broken) => {
  const { findings, links } = await lint(copySite(site));
  const dead = findings.filter(({ rule }) => rule.startsWith('dead/'));
  const told = dead.map(({ file, link, line, column, fix }) => {
    const row = links.find(({ id }) => id === link);
    const place = row?.places.find((one) => one.file === file && one.line === line && one.column === column);
    const edit = fix?.edits[0]?.text;
    return `${file}: ${place?.raw}${edit === undefined ? '' : ` > ${edit}`}`;
  });
  expect(told).toEqual(broken);
});

test('what a generator may write by itself is counted, and why', async () => {
  const { links, summary } = await lint(copySite('docusaurus'));
  expect(summary.skipped).toEqual({ excluded: 2, ignored: 1, template: 1 });
  const rules = links.flatMap(({ reason, evidence }) => (reason === 'excluded' ? [evidence[0]?.['rule']] : []));
  expect(rules).toEqual([
    'it may be a page that is not made of a file here: the generator writes such pages by itself',
    'it may be a page that is not made of a file here: the generator may write a page for this directory',
  ]);
});
