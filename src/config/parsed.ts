/** Text that was read, or why it cannot be: `fault` says what was expected, in words that follow the text's place. */
export type Parsed<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'fault'; readonly fault: string };

export function parsedValue<T>(value: T): Parsed<T> {
  return { kind: 'value', value };
}

export function parsedFault(fault: string): Parsed<never> {
  return { kind: 'fault', fault };
}
