import type { Span } from './span.ts';

/** How a link is written. `definition` is one place however many references use it. */
export type LinkKind = 'inline' | 'image' | 'definition' | 'autolink' | 'bare' | 'html' | 'front-matter';

/** What surrounds a destination, as far as new text in its place must respect it. */
export type Setting =
  /** `[a](here)`, `![a](here)`, `[a]: here`; `angle` when the destination stands in `<…>`. */
  | { readonly kind: 'destination'; readonly brackets: 'angle' | 'none'; readonly cell: Cell }
  /** `<here>` */
  | { readonly kind: 'autolink'; readonly cell: Cell }
  /** A bare address in running text. */
  | { readonly kind: 'bare'; readonly cell: Cell }
  /** An HTML attribute's value, or one candidate of a `srcset`. */
  | {
      readonly kind: 'attribute';
      readonly element: string;
      readonly attribute: string;
      readonly quote: '"' | "'" | 'none';
      readonly cell: Cell;
    }
  /** What stands between braces as the value of an attribute of MDX: a program, whose value is not known. */
  | { readonly kind: 'expression'; readonly cell: Cell }
  /** A text of front matter, without its quotes. */
  | {
      readonly kind: 'scalar';
      readonly language: 'yaml' | 'toml';
      readonly quote: '"' | "'" | 'none';
      /** In `[a, b]` and `{a: b}` commas and brackets end a text without quotes. */
      readonly within: 'flow' | 'block';
      readonly cell: Cell;
    };

/** Whether a place stands in a GFM table cell, where `|` needs a backslash. */
export type Cell = 'table-cell' | 'none';

/** One place in a source that points somewhere. */
export interface Link {
  readonly kind: LinkKind;
  /** The destination exactly as written: the slice of the source's text at {@link Link.span}. */
  readonly raw: string;
  /** The destination alone, without brackets, quotes or title. */
  readonly span: Span;
  /** The whole construct (`[text](url "title")`, `<url>`); equals `span` for bare addresses and HTML attributes. */
  readonly outer: Span;
  /**
   * The address the destination stands for: character references and backslash escapes resolved, `http://` put before
   * a bare `www.`, `mailto:` before a bare e-mail address. Not resolved against the source's path.
   */
  readonly url: string;
  /** The link's text as a reader sees it (for images the alternative text). */
  readonly text: string;
  /** The text of the nearest heading above, or `null` before the first one. */
  readonly section: string | null;
  /** The text of the first link of the list item or table row that holds this one, or `null` outside of both. */
  readonly entry: string | null;
  readonly setting: Setting;
  /** Whether a reader follows it, or the page shows it: images, badges, video, style. */
  readonly role: 'text' | 'media';
  /** For definitions: the spans of the references that use it, in order. Empty for every other kind. */
  readonly uses: readonly Span[];
}
