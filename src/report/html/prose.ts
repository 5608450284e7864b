import { type Content, element } from './element.ts';

/** A text of ours in which backticks stand around code. */
export function prose(text: string): readonly Content[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, [part]) : part));
}
