import { count, day } from '../wording.ts';
import { type Element, element } from './element.ts';
import type { PastResult } from './link-history.ts';
import type { PageData } from './page-data.ts';
import { type Stretch, stretchesOf, timeline } from './timeline.ts';

/** Stretches that are told in words, the newest ones. */
const shown = 8;

/** What earlier runs and this one made of a link: a small timeline, and the same in words, newest first. */
export function historyView(data: PageData, history: readonly number[]): Element {
  const results = decode(data, history);
  const stretches = [...stretchesOf(results)].reverse();
  const more = stretches.length - shown;
  return element('div', {}, [
    timeline(results),
    element('ul', {}, [
      ...stretches.slice(0, shown).map((stretch) => element('li', {}, [stretchText(stretch)])),
      more <= 0 ? null : element('li', { class: 'faint' }, [`+${more} earlier`]),
    ]),
  ]);
}

function decode({ times, results }: PageData, history: readonly number[]): readonly PastResult[] {
  return history.flatMap((time, index) =>
    index % 2 === 1 ? [] : [{ at: times[time] ?? '', result: results[history[index + 1] ?? -1] ?? '' }],
  );
}

function stretchText({ result, from, to, times }: Stretch): string {
  const days = day(from) === day(to) ? day(from) : `${day(from)} to ${day(to)}`;
  return `${days}: ${result}${times === 1 ? '' : `, ${count(times, 'run')}`}`;
}
