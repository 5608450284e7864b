import { day } from '../wording.ts';
import { type Element, element } from './element.ts';
import { type PastResult, verdictIn } from './link-history.ts';

/** Results that are drawn, the newest ones. */
const shown = 40;
const [step, mark, height] = [7, 5, 18];

/** The worse, the taller: the picture says it without its colours. */
const heights: Readonly<Record<string, number>> = {
  ok: 4,
  moved: 6,
  redirected: 4,
  insecure: 10,
  blocked: 10,
  unstable: 14,
  dead: 18,
};

/** Runs of the same result after each other. */
export interface Stretch {
  readonly result: string;
  readonly from: string;
  readonly to: string;
  readonly times: number;
}

/** What runs made of a link, one small bar a run, with the same in words for whoever does not see it. */
export function timeline(results: readonly PastResult[]): Element {
  const drawn = results.slice(-shown);
  const bars = drawn.map(({ at, result }, index) => {
    const verdict = verdictIn(result);
    const tall = heights[verdict] ?? 4;
    const place = { x: `${index * step}`, y: `${height - tall}`, width: `${mark}`, height: `${tall}` };
    return element('rect', { class: verdict, ...place }, [element('title', {}, [`${day(at)} ${result}`])]);
  });
  const width = `${Math.max(1, drawn.length * step - (step - mark))}`;
  const words = stretchesOf(drawn)
    .map(({ result, times }) => `${times} × ${result}`)
    .join(', then ');
  const label = `${drawn.length === results.length ? '' : 'lately '}${words}`;
  return element(
    'svg',
    {
      class: 'timeline',
      role: 'img',
      'aria-label': label,
      viewBox: `0 0 ${width} ${height}`,
      width,
      height: `${height}`,
    },
    bars,
  );
}

/** Brings runs of the same result together. */
export function stretchesOf(results: readonly PastResult[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { at, result } of results) {
    const last = stretches.at(-1);
    if (last?.result === result) stretches.splice(-1, 1, { ...last, to: at, times: last.times + 1 });
    else stretches.push({ result, from: at, to: at, times: 1 });
  }
  return stretches;
}
