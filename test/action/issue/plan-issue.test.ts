import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commentText, issueLimit, issueText } from '../../../src/action/issue/issue-text.ts';
import { emptyMemory } from '../../../src/action/issue/memory.ts';
import { type IssuePlan, type PreviousIssue, planIssue } from '../../../src/action/issue/plan-issue.ts';
import { readMemory } from '../../../src/action/issue/read-memory.ts';
import { standingsOf } from '../../../src/action/issue/standings.ts';
import type { LinkRow, Report } from '../../../src/model/report.ts';
import { parseMarkdown } from '../../../src/parse/markdown.ts';
import { dangerous, hostile } from '../../report/hostile.ts';
import { evilReport } from '../../report/hostile-report.ts';
import { place } from '../../report/sample.ts';
import { dead, nightReport, scene } from './scenes.ts';

const a = dead('https://a.example/');
const b = dead('https://b.example/');
const fine = (link: Partial<LinkRow>): Partial<LinkRow> => ({ ...link, verdict: 'ok', reason: null });

const bodyOf = (plan: IssuePlan): string => (plan.kind === 'nothing' ? '' : plan.body);
const previous = (links: readonly Partial<LinkRow>[], state: PreviousIssue['state'] = 'open'): PreviousIssue => ({
  state,
  body: bodyOf(planIssue(nightReport(links), { state: 'open', body: '<!-- linkmend:memory whole\n-->' }, scene)),
});
const plan = (links: readonly Partial<LinkRow>[], before: PreviousIssue | null, run: Partial<Report['run']> = {}) => {
  const made = planIssue(nightReport(links, run), before, scene);
  return made.kind === 'update' ? [made.kind, made.state, made.comment === null ? 'silent' : 'comment'] : [made.kind];
};

describe('what becomes of the issue', () => {
  test.each([
    ['nothing dead, no issue', [fine(a)], null, ['nothing']],
    ['watched only', [dead('https://a.example/', null)], null, ['nothing']],
    ['the first death', [a], null, ['create']],
    ['the same', [a], previous([a]), ['update', 'keep', 'silent']],
    ['one more', [a, b], previous([a]), ['update', 'keep', 'comment']],
    ['one less', [a, fine(b)], previous([a, b]), ['update', 'keep', 'silent']],
    ['one back, another dead', [fine(a), b], previous([a]), ['update', 'keep', 'comment']],
    ['all back', [fine(a)], previous([a]), ['update', 'close', 'silent']],
    ['closed and still fine', [fine(a)], previous([], 'closed'), ['nothing']],
    ['closed and dead again', [a], previous([], 'closed'), ['update', 'reopen', 'comment']],
    ['closed by somebody who knows', [a], previous([a], 'closed'), ['update', 'keep', 'silent']],
    ['closed by somebody, and one more', [a, b], previous([a], 'closed'), ['update', 'reopen', 'comment']],
    ['closed by somebody, and all back', [fine(a)], previous([a], 'closed'), ['update', 'keep', 'silent']],
    ['all that was told is lost', [a, b], { state: 'open', body: '' } as const, ['update', 'keep', 'silent']],
  ])('%s', (_, links, before, expected) => {
    const history = [1, 2, 3].map(
      (day) => ({ at: `2026-09-0${day}T02:00:00.000Z`, verdict: 'dead', reason: null }) as const,
    );
    expect(
      plan(
        links.map((link) => (link.verdict === 'dead' ? { history, ...link } : link)),
        before,
      ),
    ).toEqual(expected);
  });

  test.each([[{ complete: false }], [{ offline: true }], [{ scope: { since: 'main', shard: null } }]])(
    'a run that was %j closes nothing',
    (run) => {
      expect(plan([fine(a)], previous([a]), run)).toEqual(['update', 'keep', 'silent']);
      expect(plan([], previous([a]), run)).toEqual(['update', 'keep', 'silent']);
    },
  );
});

describe('the text', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...dead(`https://host-${index}.example/a/rather/long/path/to/something?with=a&query=of-its-own`),
      history: [2, 3, 4].map(
        (day) => ({ at: `2026-09-0${day}T02:00:00.000Z`, verdict: 'dead', reason: null }) as const,
      ),
      places: [place({ line: index + 1, section: 'A section', entry: `Entry ${index}` })],
    }));

  test.each([0, 1, 50, 300, 5000])('fits into the limit with %i dead links, and says what is missing', (count) => {
    const { body } = previous(many(count));
    expect(body.length).toBeLessThanOrEqual(issueLimit);
    const rows = [...body.matchAll(/^- \[ \]/gm)].length;
    const [, missing = '0'] =
      /_([\d,]+) links? more, left out for length: \[the artifacts of the run\]/.exec(body) ?? [];
    expect(rows + Number(missing.replace(',', ''))).toBe(count);
  });

  test('of more links than have room, none is news the next night', () => {
    for (const count of [300, 5000])
      expect(plan(many(count), previous(many(count)))).toEqual(['update', 'keep', 'silent']);
  });

  test('a tick survives although its row has no room', () => {
    const links = many(300);
    const body = previous(links).body.replace(/^- \[ \](.*host-0\.example)/m, '- [x]$1');
    const last = links.at(0);
    const moved = [...links.slice(1), ...(last === undefined ? [] : [last])];
    const next = planIssue(nightReport(moved), { state: 'open', body }, scene);
    expect([...bodyOf(next).matchAll(/^- \[x\]/gm)]).toEqual([]);
    const after = planIssue(nightReport(links), { state: 'open', body: bodyOf(next) }, scene);
    expect(bodyOf(after)).toMatch(/^- \[x\].*host-0\.example/m);
  });

  test('is the same whatever is in the text that people have not touched', () => {
    const before = previous([a, b]);
    const first = bodyOf(planIssue(nightReport([a, b]), before, scene));
    expect(bodyOf(planIssue(nightReport([a, b]), { state: 'open', body: first }, scene))).toBe(first);
  });

  test('links to the line, whatever the file is called', () => {
    const link = { ...a, places: [place({ file: 'dir/über & #1.md', line: 7 })] };
    const text = issueText(nightReport([link]), standingsOf(nightReport([link]), emptyMemory, 2), scene);
    expect(text).toContain(`/blob/${scene.commit}/dir/%C3%BCber%20%26%20%231.md?plain=1#L`);
  });

  test('nothing from outside mentions anybody, breaks a row, or speaks for the issue', () => {
    fc.assert(
      fc.property(hostile, hostile, (url, text) => {
        const evil = evilReport(text);
        const links = evil.links.map((link, index) =>
          index > 0 ? link : { ...link, url, failingSince: '2026-08-01' },
        );
        const findings = evil.findings.map((one) => (one.link === null ? one : { ...one, rule: 'dead/not-found' }));
        const report = { ...evil, links, findings };
        const standings = standingsOf(report, emptyMemory, 2);
        expect(standings.fresh).toHaveLength(1);
        const body = issueText(report, standings, scene);
        expect(body.replaceAll('\n', '')).not.toMatch(dangerous);
        expect([...readMemory(body).told.keys()]).toEqual(
          [...standings.fresh, ...standings.still].map(({ key }) => key),
        );
        const { html, words } = shown(body);
        expect(html.filter((piece) => !/^<!-- linkmend:\w+ [\w\s+-]+-->$/.test(piece))).toEqual([]);
        // What GitHub makes of words: mentions, references.
        expect(words).not.toMatch(/(?<![\w/])@[a-z]|(?<![\w/&?])#\d|\bGH-\d|\w\/\w+#\d/i);
        const comment = shown(commentText(standings, scene));
        expect([comment.html, comment.words.match(/@[a-z]|#\d|\bGH-\d/i)]).toEqual([[], null]);
      }),
    );
  });
});

/** The HTML of a text, and the words that GitHub shows: no code, no addresses of links. */
function shown(body: string): { readonly html: readonly string[]; readonly words: string } {
  const html: string[] = [];
  const words: string[] = [];
  const walk = (node: object): void => {
    if ('type' in node && 'value' in node && node.type === 'html') html.push(String(node.value));
    if ('type' in node && 'value' in node && node.type === 'text') words.push(String(node.value));
    if ('children' in node) for (const child of node.children as object[]) walk(child);
  };
  walk(parseMarkdown(body).tree);
  return { html, words: words.join('\n') };
}
