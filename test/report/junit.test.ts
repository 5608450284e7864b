import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Report } from '../../src/model/report.ts';
import { visible } from '../../src/report/escape.ts';
import { junit } from '../../src/report/junit.ts';
import { dangerous } from './hostile.ts';
import { evilReport, evilText } from './hostile-report.ts';
import { finding, linkRow, nightly, place, report } from './sample.ts';
import { junitSchema } from './schemas.ts';

/** An element as an XML parser gives it. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads XML strictly (well-formedness of XML 1.0, forbidden characters included); throws where it is none. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return root.children[0] ?? root;
}

async function faultsIn(...files: readonly string[]): Promise<readonly string[]> {
  const xml = files.map((contents, index) => ({ fileName: `${index}.xml`, contents }));
  const { errors } = await validateXML({ xml, schema: [{ fileName: 'junit.xsd', contents: junitSchema }] });
  return errors.map(({ message }) => message);
}

const casesOf = (of: Report): readonly Element[] => parse(junit(of)).children.flatMap(({ children }) => children);

/** `passed`, or the name of what stands in a test case. */
const outcomeOf = (testCase: Element | undefined): string => testCase?.children[0]?.name ?? 'passed';

describe('junit', () => {
  test('a small report', async () => {
    const { links, findings } = nightly;
    await expect(junit(report({ links, findings: findings.slice(1999) }))).toMatchFileSnapshot(
      '__snapshots__/small.xml',
    );
  });

  test('is what the schema says', async () => {
    expect(await faultsIn(junit(report()), junit(nightly), junit(report({ inputs: [] })))).toEqual([]);
    expect(await faultsIn(junit(nightly).replace('<failure', '<failed'))).not.toEqual([]);
  });

  test('a suite for each file, a test case for each link and rule in it', () => {
    const links = [linkRow({ places: [place(), place({ line: 40 }), place({ file: 'OTHER.md' })] })];
    const findings = [finding({ link: null, rule: 'toc' }), finding({ link: null, rule: 'toc', line: 30 })];
    const suites = parse(junit(report({ links, findings }))).children;
    expect(
      suites.map(({ attributes, children }) => [attributes['name'], children.map((one) => one.attributes)]),
    ).toEqual([
      [
        'README.md',
        [
          { name: 'https://fine.example/', classname: 'README.md', time: '0.312' },
          { name: 'toc', classname: 'README.md', time: '0.000' },
        ],
      ],
      ['OTHER.md', [{ name: 'https://fine.example/', classname: 'OTHER.md', time: '0.312' }]],
    ]);
    expect(suites[0]?.attributes).toEqual({
      name: 'README.md',
      tests: '2',
      failures: '1',
      errors: '0',
      skipped: '0',
      time: '0.312',
      timestamp: '2026-09-01T02:00:00',
    });
    expect(suites[0]?.children[1]?.children[0]?.text.split('\n')).toHaveLength(2);
  });

  test.each([
    ['a dead link', linkRow({ verdict: 'dead' }), finding(), 'failure'],
    ['a warning', linkRow({ verdict: 'moved' }), finding({ severity: 'warning' }), 'system-out'],
    [
      'no answer',
      linkRow({ verdict: 'unstable' }),
      finding({ severity: 'warning', rule: 'unstable/timeout' }),
      'skipped',
    ],
    ['no answer, as an error', linkRow({ verdict: 'unstable' }), finding({ rule: 'unstable/timeout' }), 'error'],
    ['a file that cannot be read', null, finding({ link: null, rule: 'file-encoding', line: null }), 'error'],
    ['a link that was not asked', linkRow({ verdict: 'skipped', reason: 'excluded' }), null, 'skipped'],
    ['a link that nobody judged', linkRow({ verdict: null }), null, 'skipped'],
    ['a good link', linkRow(), null, 'passed'],
  ])('%s', (_, link, found, outcome) => {
    const of = report({ links: link === null ? [] : [link], findings: found === null ? [] : [found] });
    expect(casesOf(of).map(outcomeOf)).toEqual([outcome]);
  });

  test('a failure names rule, place and what to do', () => {
    const [testCase] = casesOf(report({ links: [linkRow({ verdict: 'dead' })], findings: [finding()] }));
    expect(testCase?.children[0]).toMatchObject({
      attributes: {
        message: 'https://fine.example/: page not found: 404 twice → remove or replace it',
        type: 'dead/not-found',
      },
      text: 'README.md:12:7: https://fine.example/: page not found: 404 twice → remove or replace it',
    });
  });

  test('any text makes XML that parses, and that the schema takes', async () => {
    const texts = fc.sample(evilText, { numRuns: 150, seed: 1 });
    for (const text of texts) {
      const output = junit(evilReport(text));
      expect(output.replaceAll('\n', '')).not.toMatch(dangerous);
      expect(output).not.toContain('##[');
      const cases = casesOf(evilReport(text));
      const shown = visible(text).replace(
        /[\ufffe\uffff]/g,
        (character) => `\\u{${character.charCodeAt(0).toString(16)}}`,
      );
      expect(cases[0]?.attributes).toMatchObject({ name: shown, classname: shown });
      expect(cases[0]?.children[0]?.attributes['message']).toContain(shown.trim());
      expect(cases.map(outcomeOf)).toEqual(['failure', 'skipped', 'failure']);
    }
    expect(await faultsIn(...texts.map((text) => junit(evilReport(text))))).toEqual([]);
  });
});
