import type { Root } from 'mdast';
import { suggest } from '../config/suggestion.ts';
import type { Directive } from '../model/directive.ts';
import type { HtmlBlock } from '../model/outline.ts';
import type { Span } from '../model/span.ts';
import { spanToNextNode } from './next-node.ts';
import { spanOf } from './node.ts';
import { walk } from './walk.ts';

/** A comment that is meant for us, before it is known how far it reaches. */
interface Order {
  readonly span: Span;
  readonly text: string;
  /** `nothing` for what was meant for us and is not understood. */
  readonly reach: 'line' | 'next-line' | 'next-node' | 'file' | 'from' | 'until' | 'nothing';
  readonly what: Directive['what'];
  readonly tool: 'linkmend' | 'markdown-link-check' | 'lint';
}

/**
 * The comments of a text that take something out of what is judged:
 *
 * - `<!-- linkmend-disable-next-line NAMES -- REASON -->`, and `-disable-line`, `-disable-file`, and `-disable` up to
 *   `-enable`; without names everything there
 * - `<!-- markdown-link-check-disable -->` and its `-enable`, `-disable-line`, `-disable-next-line`: links
 * - in MDX the same in its own comments, which stand between braces
 * - `<!--lint disable NAMES-->` up to `<!--lint enable NAMES-->`, and `<!--lint ignore NAMES-->` for the next node: what
 *   remark-lint calls by these names (unified-message-control, "Markers")
 *
 * A comment of ours that is misspelt, or ends what nothing began, is a directive that takes nothing out.
 *
 * @param html as in the outline of the same text
 * @param tree of the same text
 */
export function extractDirectives(text: string, html: readonly HtmlBlock[], tree: Root): readonly Directive[] {
  const spans = [...html.map(({ span }) => span), ...expressionSpans(tree)];
  const orders = spans.flatMap((span) => comments(text, span).flatMap(readOrder));
  const ended = new Set<Order>();
  const reaching = orders.map((order, index) =>
    order.reach === 'until'
      ? []
      : parts(order).map((part): Directive => {
          const end = order.reach === 'from' ? endOf(part, orders.slice(index + 1)) : undefined;
          if (end !== undefined) ended.add(end);
          return directiveOf(part, reachOf(part, end, text, tree));
        }),
  );
  return orders.flatMap((order, index) => {
    const isLeft = order.reach === 'until' && order.tool === 'linkmend' && !ended.has(order);
    return isLeft ? [directiveOf({ ...order, what: nothing }, endPoint(order.span))] : (reaching[index] ?? []);
  });
}

const nothing: Directive['what'] = { kind: 'named', names: [] };

function directiveOf({ span, text, what, tool }: Order, covers: Span): Directive {
  return { span, text, what, dialect: tool === 'linkmend' ? 'linkmend' : 'other', covers };
}

function endPoint({ end }: Span): Span {
  return { start: end, end };
}

/** Each name may end elsewhere. */
function parts(order: Order): readonly Order[] {
  const { what } = order;
  if (what.kind !== 'named' || order.reach === 'nothing') return [order];
  return what.names.map((name) => ({ ...order, what: { kind: 'named', names: [name] } }));
}

/** Where MDX may have comments, in the order of the text. */
function expressionSpans(tree: Root): readonly Span[] {
  const spans: Span[] = [];
  walk(tree, {
    enter: (node) => {
      const isExpression = node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression';
      const span = isExpression ? spanOf(node) : null;
      if (span !== null) spans.push(span);
      return undefined;
    },
  });
  return spans;
}

interface Comment {
  readonly span: Span;
  readonly text: string;
}

function comments(text: string, { start, end }: Span): readonly Comment[] {
  const found: Comment[] = [];
  if (text.startsWith('{', start)) {
    const inner = /^\{\s*\/\*([\s\S]*?)\*\/\s*\}$/.exec(text.slice(start, end))?.[1];
    return inner === undefined ? [] : [{ span: { start, end }, text: inner.trim() }];
  }
  for (let at = text.indexOf('<!--', start); at !== -1 && at < end; at = text.indexOf('<!--', at + 1)) {
    const close = text.indexOf('-->', at + 4);
    if (close === -1) break;
    found.push({ span: { start: at, end: close + 3 }, text: text.slice(at + 4, close).trim() });
    at = close;
  }
  return found;
}

const reaches: Readonly<Record<string, Order['reach']>> = {
  'disable-next-line': 'next-line',
  'disable-line': 'line',
  'disable-file': 'file',
  disable: 'from',
  enable: 'until',
};

/** What our keywords are taken for, beside themselves. */
const verbs: readonly string[] = [
  ...Object.keys(reaches),
  ...['ignore', 'ignore-line', 'ignore-next-line', 'ignore-file', 'disable-next'],
];

function readOrder({ span, text }: Comment): readonly Order[] {
  const [words = ''] = text.split(/\s(?:--|[-\u2013\u2014])(?:\s|$)/);
  const [first = '', ...rest] = words.trim().split(/[\s,]+/);
  const [, tool = '', verb = ''] = /^(linkmend|markdown-link-check)-([a-z-]+):?$/.exec(first) ?? [];
  const reach = reaches[verb];
  if (tool === 'linkmend' && reach !== undefined) {
    return [{ span, text, reach, what: named(rest, { kind: 'everything' }), tool: 'linkmend' }];
  }
  if (tool === 'markdown-link-check' && reach !== undefined) {
    return [{ span, text, reach, what: { kind: 'links' }, tool: 'markdown-link-check' }];
  }
  if (isMistaken(text)) return [{ span, text, reach: 'nothing', what: nothing, tool: 'linkmend' }];
  const [verbOfRemark = '', ...names] = rest;
  const reachOfRemark = reachesOfRemark.get(verbOfRemark);
  if (first !== 'lint' || reachOfRemark === undefined) return [];
  const what = named(
    names.flatMap(translate),
    names.length === 0 ? { kind: 'everything' } : { kind: 'named', names: [] },
  );
  return [{ span, text, reach: reachOfRemark, what, tool: 'lint' }];
}

const reachesOfRemark: ReadonlyMap<string, Order['reach']> = new Map([
  ['disable', 'from'],
  ['enable', 'until'],
  ['ignore', 'next-node'],
]);

/** Prose may begin with our name; only what comes near to a keyword was meant as one. */
function isMistaken(comment: string): boolean {
  const [, mark = '', verb = ''] = /^linkmend([-_:\s]\s*)([a-z]+(?:[-_][a-z]+)*)/i.exec(comment) ?? [];
  return mark === '-' ? suggest(verb, verbs) !== null : Object.hasOwn(reaches, verb);
}

function named(names: readonly string[], otherwise: Directive['what']): Directive['what'] {
  return names.length === 0 ? otherwise : { kind: 'named', names };
}

/** Our names for what rules of remark-lint and awesome-lint find. */
const translations: Readonly<Record<string, readonly string[]>> = {
  'double-link': ['duplicate-url', 'duplicate-url-normalized'],
  'awesome-list-item': ['entry-separator', 'entry-description-end', 'entry-description-case', 'entry-link-first'],
  'awesome-toc': ['toc-missing', 'toc-stale', 'awesome-contents'],
  'awesome-heading': ['awesome-title'],
  'awesome-badge': ['awesome-badge'],
  'awesome-contributing': ['awesome-contributing'],
  'awesome-license': ['awesome-license-section'],
  'awesome-no-ci-badge': ['awesome-ci-badge'],
  'no-repeat-item-in-description': ['entry-repeats-name'],
  'no-undefined-references': ['undefined-reference'],
  'no-unused-definitions': ['definitions'],
  'no-duplicate-definitions': ['definitions'],
  'no-empty-url': ['no-empty-url'],
  'no-reference-like-url': ['reference-like-url'],
  'correct-media-syntax': ['link-syntax'],
  'no-dead-urls': ['dead', 'unstable', 'moved'],
  'validate-links': ['missing-file', 'missing-anchor'],
};

function translate(name: string): readonly string[] {
  return Object.hasOwn(translations, name) ? (translations[name] ?? []) : [name];
}

function reachOf({ reach, span }: Order, end: Order | undefined, text: string, tree: Root): Span {
  switch (reach) {
    case 'file':
      return { start: 0, end: text.length };
    case 'line':
      return lineAt(text, span.start);
    case 'next-line': {
      const { end } = lineAt(text, span.end);
      return end === text.length ? { start: end, end } : lineAt(text, end + 1);
    }
    case 'next-node':
      return spanToNextNode(tree, text, span);
    case 'nothing':
      return endPoint(span);
    default:
      return { start: span.end, end: end?.span.start ?? text.length };
  }
}

function endOf({ tool, what }: Order, later: readonly Order[]): Order | undefined {
  return later.find((order) => order.reach === 'until' && order.tool === tool && ends(order, what));
}

/** `enable` without names ends everything; with names, what it names. */
function ends({ what: end }: Order, what: Directive['what']): boolean {
  if (end.kind !== 'named') return true;
  return what.kind === 'named' && what.names.every((name) => end.names.includes(name));
}

/** From one line's start to its end, without its line ending; CRLF counts as one ending. */
function lineAt(text: string, offset: number): Span {
  const isEnd = (at: number): boolean => text[at] === '\n' || text[at] === '\r';
  const from = text[offset - 1] === '\r' && text[offset] === '\n' ? offset + 1 : offset;
  let start = from;
  let end = from;
  while (start > 0 && !isEnd(start - 1)) start--;
  while (end < text.length && !isEnd(end)) end++;
  return { start, end };
}
