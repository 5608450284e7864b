/** What the page is made of. No element that loads, embeds or runs anything is among them. */
export type Tag =
  | 'a'
  | 'abbr'
  | 'bdi'
  | 'button'
  | 'caption'
  | 'code'
  | 'datalist'
  | 'dd'
  | 'del'
  | 'details'
  | 'div'
  | 'dl'
  | 'dt'
  | 'fieldset'
  | 'footer'
  | 'form'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'header'
  | 'input'
  | 'ins'
  | 'label'
  | 'legend'
  | 'li'
  | 'main'
  | 'nav'
  | 'ol'
  | 'option'
  | 'p'
  | 'section'
  | 'span'
  | 'strong'
  | 'summary'
  | 'table'
  | 'tbody'
  | 'td'
  | 'th'
  | 'thead'
  | 'time'
  | 'tr'
  | 'ul'
  | SvgTag;

export const svgTags = ['path', 'rect', 'svg', 'title'] as const;
export type SvgTag = (typeof svgTags)[number];

/** Neither `style` nor a handler: the page's Content-Security-Policy allows none. */
export type AttributeName =
  | 'aria-controls'
  | 'aria-current'
  | 'aria-hidden'
  | 'aria-label'
  | 'aria-labelledby'
  | 'aria-sort'
  | 'autocomplete'
  | 'class'
  | 'd'
  | 'data-column'
  | 'data-view'
  | 'datetime'
  | 'dir'
  | 'for'
  | 'height'
  | 'hidden'
  | 'href'
  | 'id'
  | 'lang'
  | 'list'
  | 'name'
  | 'preserveAspectRatio'
  | 'rel'
  | 'role'
  | 'scope'
  | 'tabindex'
  | 'type'
  | 'value'
  | 'viewBox'
  | 'width'
  | 'x'
  | 'y';

export type Attributes = Readonly<Partial<Record<AttributeName, string>>>;

/** An element of the page as a value: written as HTML when the report is made, as nodes in the browser. */
export interface Element {
  readonly tag: Tag;
  readonly attributes: Attributes;
  readonly children: readonly Content[];
}

/** Text is data wherever it comes from; both writers see to that. */
export type Content = Element | string;

/** Makes an {@link Element}. Children that are `null` are left out. */
export function element(tag: Tag, attributes: Attributes = {}, children: readonly (Content | null)[] = []): Element {
  return { tag, attributes, children: children.filter((child) => child !== null) };
}
