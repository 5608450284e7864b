import { QuoteType } from 'htmlparser2';
import type { Span } from '../model/span.ts';

export interface HtmlAttribute {
  /** Lower case. */
  readonly name: string;
  /** Character references resolved. */
  readonly value: string;
  readonly quote: '"' | "'" | 'none';
  /** Where a part of `value` stands in the source. */
  readonly place: (part: Span) => Span;
}

/** Takes what the tokenizer says about one attribute; offsets are those of the text that the tokenizer reads. */
export interface AttributeBuilder {
  readonly data: (start: number, end: number) => void;
  readonly reference: (codepoint: number) => void;
  /** `null` for an attribute without a value. */
  readonly finish: (quote: QuoteType) => HtmlAttribute | null;
}

/** From here on, `value` and source go in step. */
interface Breakpoint {
  readonly value: number;
  readonly source: number;
}

/**
 * @param text what the tokenizer reads
 * @param name where the attribute's name stands in `text`
 * @param base the offset of `text` in the source
 */
export function createAttribute(text: string, name: Span, base: number): AttributeBuilder {
  const breakpoints: Breakpoint[] = [];
  let value = '';
  let end = name.end + matchAt(text, name.end, /\s*=\s*["']?/y);
  /** The start of the reference that the last codepoint came from, unless text followed it. */
  let lastReference: number | null = null;

  const place = (offset: number): number => {
    const point = breakpoints.findLast((candidate) => candidate.value <= offset);
    return base + (offset === value.length || !point ? end : point.source + (offset - point.value));
  };
  return {
    data: (start, stop) => {
      breakpoints.push({ value: value.length, source: start });
      value += text.slice(start, stop);
      end = stop;
      lastReference = null;
    },
    reference: (codepoint) => {
      const start: number = lastReference === null ? end : nextReference(text, lastReference);
      breakpoints.push({ value: value.length, source: start });
      value += String.fromCodePoint(codepoint);
      lastReference = start;
    },
    finish: (quote) => {
      if (quote === QuoteType.NoValue) return null;
      return {
        name: text.slice(name.start, name.end).toLowerCase(),
        value,
        quote: quote === QuoteType.Double ? '"' : quote === QuoteType.Single ? "'" : 'none',
        place: (part) => ({ start: place(part.start), end: place(part.end) }),
      };
    },
  };
}

/** The reference right behind the one at `start`; where none follows, one reference has given two codepoints. */
function nextReference(text: string, start: number): number {
  const end = start + matchAt(text, start, /&#?\w+;?/y);
  return text[end] === '&' ? end : start;
}

function matchAt(text: string, offset: number, pattern: RegExp): number {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0].length ?? 0;
}
