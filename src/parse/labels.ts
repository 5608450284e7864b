/**
 * Labels of definitions. The parser keeps them in a list, all of which it compares with the label of each reference; this one
 * knows at once.
 */
export class Labels extends Array<string> {
  readonly #known = new Set<string>();

  override push(...labels: readonly string[]): number {
    for (const label of labels) this.#known.add(label);
    return super.push(...labels);
  }

  override includes(label: string): boolean {
    return this.#known.has(label);
  }
}
