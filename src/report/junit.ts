import type { LinkRow, Report } from '../model/report.ts';
import { forXml } from './escape.ts';
import { type OpenFinding, openFindings } from './open-findings.ts';
import { labelOf, locationOf } from './rows.ts';

/** A link in a file, or a rule in a file: what keeps its name from one run to the next. */
interface TestCase {
  readonly name: string;
  readonly link: LinkRow | null;
  readonly findings: OpenFinding[];
}

/** The test cases of each file, by what tells them apart. */
type Suites = Map<string, Map<string, TestCase>>;

/** What became of a test case. Continuous integration fails on the first two. */
type Outcome = 'failure' | 'error' | 'skipped' | 'passed';

/**
 * The report as JUnit's XML: a suite for each file, in it a test case for each link, and for each rule that is about something
 * else. Findings of severity error fail; those that tell that nothing could be judged (`unstable/timeout`, a file that cannot
 * be read) are errors. Links that were not asked, or gave no answer, are skipped. Other findings stand in the output of a test
 * that passes, so that nothing fails for which the run would end with 0.
 */
export function junit(report: Report): string {
  const suites = suitesOf(report);
  const cases = [...suites.values()].flatMap((suite) => [...suite.values()]);
  const timestamp = report.run.startedAt.slice(0, 19);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="linkmend" ${sums(cases, ['tests', 'failures', 'errors', 'time'])}>`,
    ...[...suites].flatMap(([file, suite]) => writeSuite(file, [...suite.values()], timestamp)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suitesOf(report: Report): Suites {
  const suites: Suites = new Map(report.inputs.map(({ file }) => [file, new Map()]));
  for (const link of report.links) for (const { file } of link.places) caseFor(suites, file, link, link.url);
  for (const open of openFindings(report)) {
    caseFor(suites, open.finding.file, open.link, open.finding.rule).findings.push(open);
  }
  return suites;
}

function caseFor(suites: Suites, file: string, link: LinkRow | null, rule: string): TestCase {
  const suite = suites.get(file) ?? new Map<string, TestCase>();
  suites.set(file, suite);
  const key = link === null ? `rule ${rule}` : `link ${link.id}`;
  const testCase = suite.get(key) ?? { name: link?.url ?? rule, link, findings: [] };
  suite.set(key, testCase);
  return testCase;
}

function writeSuite(file: string, cases: readonly TestCase[], timestamp: string): readonly string[] {
  const counts = sums(cases, ['tests', 'failures', 'errors', 'skipped', 'time']);
  return [
    `  <testsuite name="${forXml(file)}" ${counts} timestamp="${forXml(timestamp)}">`,
    ...cases.flatMap((testCase) => writeCase(file, testCase)),
    '  </testsuite>',
  ];
}

function writeCase(file: string, testCase: TestCase): readonly string[] {
  const { name, findings } = testCase;
  const head = `    <testcase name="${forXml(name)}" classname="${forXml(file)}" time="${secondsOf(testCase)}"`;
  const lines = findings.map(({ finding, sentence }) => forXml(`${locationOf(finding)}: ${sentence}`)).join('\n');
  const [first] = findings;
  const message = `message="${forXml(first?.sentence ?? '')}" type="${forXml(first?.finding.rule ?? '')}"`;
  const outcome = outcomeOf(testCase);
  switch (outcome) {
    case 'failure':
    case 'error':
      return [`${head}>`, `      <${outcome} ${message}>${lines}</${outcome}>`, '    </testcase>'];
    case 'skipped':
      return [`${head}>`, `      <skipped>${lines || forXml(whySkipped(testCase.link))}</skipped>`, '    </testcase>'];
    case 'passed':
      if (lines === '') return [`${head}/>`];
      return [`${head}>`, `      <system-out>${lines}</system-out>`, '    </testcase>'];
  }
}

function outcomeOf({ link, findings }: TestCase): Outcome {
  const errors = findings.filter(({ finding }) => finding.severity === 'error');
  if (errors.length > 0) return errors.every(({ finding }) => isUnjudged(finding.rule)) ? 'error' : 'failure';
  const verdict = link === null ? 'ok' : link.verdict;
  return verdict === null || verdict === 'skipped' || verdict === 'unstable' ? 'skipped' : 'passed';
}

function isUnjudged(rule: string): boolean {
  return ['unstable', 'file'].includes(labelOf(rule));
}

function whySkipped(link: LinkRow | null): string {
  return link?.reason ?? 'not asked';
}

function secondsOf({ link }: TestCase): string {
  return ((link?.ms ?? 0) / 1000).toFixed(3);
}

type Sum = 'tests' | 'failures' | 'errors' | 'skipped' | 'time';

function sums(cases: readonly TestCase[], names: readonly Sum[]): string {
  const outcomes = cases.map(outcomeOf);
  const number = (outcome: Outcome) => String(outcomes.filter((one) => one === outcome).length);
  const values: Readonly<Record<Sum, string>> = {
    tests: String(cases.length),
    failures: number('failure'),
    errors: number('error'),
    skipped: number('skipped'),
    time: cases.reduce((sum, testCase) => sum + Number(secondsOf(testCase)), 0).toFixed(3),
  };
  return names.map((name) => `${name}="${values[name]}"`).join(' ');
}
