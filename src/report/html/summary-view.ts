import type { Report } from '../../model/report.ts';
import { isVerdictKind } from '../../model/verdict.ts';
import { caveats, mendTotals, skippedTotals } from '../totals.ts';
import { count, duration, minute, number } from '../wording.ts';
import { countsOverTime } from './counts-over-time.ts';
import { daysView } from './days-view.ts';
import { type Element, element } from './element.ts';
import { labelOrder } from './label-order.ts';
import { prose } from './prose.ts';
import { shareBar, sparkline } from './sparkline.ts';

/** The top of the page: what came out, whether it can be believed, and the verdicts with their counts over time. */
export function headerView(report: Report): Element {
  const { summary } = report;
  const notes = caveats(report);
  const links = `${count(summary.links, 'link')} in ${count(summary.files, 'file')}`;
  const accepted = (summary.accepted ?? 0) > 0 ? `${number(summary.accepted ?? 0)} accepted by the baseline` : '';
  const mends = mendTotals(report).replace(/--fix(?:-suggested)?/g, '`$&`');
  const lines = [links, skippedTotals(summary), mends, accepted].filter((line) => line !== '');
  return element('header', {}, [
    element('p', { class: 'kicker' }, [`linkmend ${report.tool.version}, ${runText(report)}`]),
    element('h1', {}, [titleOf(report)]),
    element('p', {}, prose(lines.map((line) => `${line}.`).join(' '))),
    notes.length === 0 ? null : notesView(notes),
  ]);
}

/** `8 errors, 5 warnings`, or that there are none; and that the run does not tell all, where it does not. */
export function titleOf({ summary: { errors, warnings, links }, run }: Report): string {
  if (run.job === 'links') return `${count(links, 'link')}, nothing asked`;
  const parts = [
    errors > 0 ? count(errors, 'error') : null,
    warnings > 0 ? count(warnings, 'warning') : null,
    errors + warnings === 0 ? 'Nothing to do' : null,
    run.complete ? null : run.offline ? 'but no network' : 'but an incomplete run',
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** `2026-09-01 02:00 UTC, 7.4 s, changes since origin/main` */
function runText({ run }: Report): string {
  const ms = Date.parse(run.finishedAt) - Date.parse(run.startedAt);
  const parts = [
    minute(run.startedAt),
    Number.isFinite(ms) ? duration(ms) : null,
    run.scope.since === null ? null : `changes since ${run.scope.since}`,
    run.scope.staged === true ? 'staged changes' : null,
    run.scope.shard === null ? null : `shard ${run.scope.shard}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function notesView(notes: readonly string[]): Element {
  return element('section', { class: 'notes', 'aria-label': 'Notes on this run' }, [
    element(
      'ul',
      {},
      notes.map((note) => element('li', {}, [note])),
    ),
  ]);
}

/** How many links have which verdict, and how that came about as far as it is remembered. */
export function verdictsView(report: Report): Element | null {
  const { verdicts, links } = report.summary;
  const history = countsOverTime(report);
  const shown = labelOrder
    .filter(isVerdictKind)
    .filter((kind) => (verdicts[kind] ?? 0) > 0 || history?.counts[kind].some((times) => times > 0) === true);
  const unasked = links - Object.values(verdicts).reduce((sum, times) => sum + times, 0);
  const cards = [
    ...shown.map((kind) => {
      const now = verdicts[kind] ?? 0;
      const known = kind === 'skipped' ? null : history;
      return card(
        kind,
        now,
        known === null ? shareBar(now / Math.max(1, links), kind) : sparkline(known.days, known.counts[kind], kind),
      );
    }),
    ...(unasked > 0 ? [card('not asked', unasked, shareBar(unasked / links, 'not-asked'))] : []),
  ];
  if (cards.length === 0) return null;
  return element('section', { 'aria-labelledby': 'verdicts' }, [
    element('h2', { id: 'verdicts' }, [history === null ? 'Verdicts' : `Verdicts since ${history.days[0]}`]),
    element('ul', { class: 'verdicts' }, cards),
    history === null ? null : daysView(history),
  ]);
}

function card(label: string, links: number, picture: Element): Element {
  return element('li', { class: label.replace(' ', '-') }, [
    element('span', { class: 'label' }, [label]),
    element('span', { class: 'count' }, [number(links)]),
    picture,
  ]);
}
