import { number } from '../wording.ts';
import { type Element, element } from './element.ts';

const [width, height] = [200, 28];

/**
 * A count over time as a small area: it keeps its height from one day to the next on which anything was seen, and the days
 * stand as far apart as they were.
 *
 * @param days `2026-09-01`, oldest first, at least two
 * @param counts one a day
 */
export function sparkline(days: readonly string[], counts: readonly number[], name: string): Element {
  const times = days.map((day) => Date.parse(day));
  const [first = 0, last = 1] = [times[0], times.at(-1)];
  // The last day is one too.
  const span = last - first + 86_400_000;
  const most = Math.max(1, ...counts);
  const x = (time: number) => round(((time - first) / span) * width);
  const y = (count: number) => round(height - 1 - (count / most) * (height - 2));
  const steps = counts
    .map((count, index) => `${index === 0 ? '' : `H${x(times[index] ?? last)}`}V${y(count)}`)
    .join('');
  const path = `M0 ${height}${steps}H${width}V${height}Z`;
  const label = `${name}: ${number(counts[0] ?? 0)} on ${days[0]}, ${number(counts.at(-1) ?? 0)} on ${days.at(-1)}, at most ${number(most)}`;
  return element(
    'svg',
    {
      class: `sparkline ${name}`,
      role: 'img',
      'aria-label': label,
      viewBox: `0 0 ${width} ${height}`,
      preserveAspectRatio: 'none',
    },
    [element('title', {}, [label]), element('path', { d: path })],
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A share of all as a bar. */
export function shareBar(share: number, name: string): Element {
  const percent = `${round(share * 100)} %`;
  return element(
    'svg',
    { class: `share ${name}`, role: 'img', 'aria-label': percent, viewBox: '0 0 100 8', preserveAspectRatio: 'none' },
    [
      element('title', {}, [percent]),
      element('rect', { x: '0', y: '0', width: `${Math.max(share > 0 ? 0.5 : 0, round(share * 100))}`, height: '8' }),
    ],
  );
}
