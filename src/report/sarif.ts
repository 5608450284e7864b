import type { Report } from '../model/report.ts';
import type { Range } from '../model/span.ts';
import { adviceOf } from './advice.ts';
import { forJson, visible } from './escape.ts';
import { type OpenFinding, unmendedFindings } from './open-findings.ts';
import { labelOf } from './rows.ts';
import { ruleHelp } from './rule-help.ts';
import { caveats } from './totals.ts';
import { count, number } from './wording.ts';

/** Results of one run that GitHub's code scanning takes (docs.github.com, "SARIF results exceed one or more limits"). */
export const sarifLimit = 25_000;

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;
/** What code scanning shows as the severity of a rule that is not about security. */
const problemSeverities = { error: 'error', warning: 'warning', info: 'recommendation' } as const;

/**
 * The report as SARIF 2.1.0, for code scanning and editors: one result an open finding, most important first, with the fix on
 * offer and the help of its rule. Beyond {@link sarifLimit} the least important results are left out, and a notification says so.
 *
 * The fingerprint has a key of our own: GitHub's upload action warns once a result of any `primaryLocationLineHash` that differs
 * from the one that it makes of the line's text.
 */
export function sarif(report: Report): string {
  const all = withAcceptedLast(unmendedFindings(report));
  const shown = all.slice(0, sarifLimit);
  const rules = rulesOf(shown);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'linkmend', semanticVersion: report.tool.version, informationUri, rules } },
        ...automation(report.run.scope.shard),
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The top of the repository.' } } },
        invocations: [invocationOf(report, all.length - shown.length)],
        results: shown.map((open) => ({
          ...resultOf(open, indexes.get(visible(open.finding.rule)) ?? -1),
          ...(report.summary.accepted === undefined ? {} : baselineOf(open)),
        })),
      },
    ],
  };
  return `${forJson(JSON.stringify(log, null, 2))}\n`;
}

/** Where results are left out, those go first that nobody has to look at. */
function withAcceptedLast(all: readonly OpenFinding[]): readonly OpenFinding[] {
  const isAccepted = ({ finding }: OpenFinding): boolean => finding.accepted === true;
  return [...all.filter((open) => !isAccepted(open)), ...all.filter(isAccepted)];
}

/** What a baseline accepts is suppressed (SARIF 2.1.0, sections 3.27.23 and 3.27.24), and a note for who heeds no suppressions. */
function baselineOf({ finding }: OpenFinding): object {
  if (finding.accepted !== true) return { baselineState: 'new', suppressions: [] };
  const suppressions = [{ kind: 'external', status: 'accepted', justification: 'A baseline accepts it.' }];
  return { baselineState: 'unchanged', level: 'note', suppressions };
}

const informationUri = 'https://github.com/linkmend/linkmend#readme';

/** Code scanning tells the uploads of several shards apart by it, and ends the category at the last slash. */
function automation(shard: string | null): object {
  return shard === null
    ? {}
    : { automationDetails: { id: `linkmend/shard ${visible(shard).replaceAll('/', ' of ')}/` } };
}

function rulesOf(shown: readonly OpenFinding[]): readonly { readonly id: string }[] {
  // The first of each rule is its most serious.
  const firsts = new Map<string, OpenFinding>();
  for (const open of shown) if (!firsts.has(open.finding.rule)) firsts.set(open.finding.rule, open);
  return [...firsts.values()].map(({ finding: { rule, severity } }) => {
    const { summary, text } = ruleHelp(rule);
    return {
      id: visible(rule),
      shortDescription: { text: visible(summary) },
      fullDescription: { text },
      help: { text: `${text}\n\n${more(rule, '')}`, markdown: `${text}\n\n${more(rule, '`')}` },
      defaultConfiguration: { level: levels[severity] },
      properties: { tags: ['markdown', labelOf(rule)], 'problem.severity': problemSeverities[severity] },
    };
  });
}

function more(rule: string, mark: string): string {
  return `More: ${mark}linkmend explain ${visible(rule)}${mark}`;
}

function invocationOf(report: Report, left: number): object {
  const notes = caveats(report).map((text) => ({ level: 'warning', message: { text: plainText(text) } }));
  const cut = {
    level: 'warning',
    message: { text: `${count(left, 'result')} more, left out: a run holds ${number(sarifLimit)}` },
  };
  return {
    executionSuccessful: report.run.complete,
    startTimeUtc: report.run.startedAt,
    endTimeUtc: report.run.finishedAt,
    toolExecutionNotifications: left === 0 ? notes : [...notes, cut],
  };
}

function resultOf({ finding, link, sentence, fingerprint, edits }: OpenFinding, ruleIndex: number): object {
  const { rule, severity, file, line, column, endLine, endColumn } = finding;
  const known = line !== null && column !== null && endLine !== null && endColumn !== null;
  return {
    ruleId: visible(rule),
    ruleIndex,
    level: levels[severity],
    message: { text: plainText(sentence) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(file),
          // Code scanning shows nothing without a region: what is about a whole file stands at its beginning.
          region: region(
            known ? { line, column, endLine, endColumn } : { line: 1, column: 1, endLine: 1, endColumn: 1 },
          ),
        },
      },
    ],
    partialFingerprints: { 'linkmend/v1': fingerprint },
    ...(edits.length === 0 ? {} : { fixes: [fixOf(edits, file, adviceOf(finding, link))] }),
  };
}

function fixOf(edits: OpenFinding['edits'], file: string, advice: string | null): object {
  const replacements = edits.map(({ text, ...range }) => ({
    deletedRegion: region(range),
    insertedContent: { text },
  }));
  return {
    description: { text: plainText(advice ?? 'Mend it.') },
    artifactChanges: [{ artifactLocation: artifact(file), replacements }],
  };
}

function region({ line, column, endLine, endColumn }: Range): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A path from the top of the repository as a relative reference (RFC 3986, section 4.2). */
function artifact(file: string): object {
  const uri = file
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return { uri, uriBaseId: '%SRCROOT%' };
}

/** A text in which no viewer finds a link of ours: `[text](target)` is one in SARIF (section 3.11.6). */
function plainText(text: string): string {
  return visible(text).replace(/\[(?=[^\]]*\]\()/g, '\\[');
}
