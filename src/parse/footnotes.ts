import { gfm } from 'micromark-extension-gfm';
import type { Construct, Extension } from 'micromark-util-types';
import { Labels } from './labels.ts';

type ConstructsByCharacter = NonNullable<Extension['text']>;

const openingBracket = 91;
const closingBracket = 93;

const { document, text } = gfm();
const definition = constructAt(document, openingBracket, 'gfmFootnoteDefinition');
const callBehindMark = constructAt(text, closingBracket, 'gfmPotentialFootnoteCall');

/**
 * Footnotes as the parser has them; only that it neither looks through the labels of all for each of them, nor, at each
 * bracket that closes nothing, for the start of a footnote where there are none.
 */
export const footnotes: Extension = {
  disable: { null: [definition, callBehindMark].flatMap(({ name }) => name ?? []) },
  document: {
    [openingBracket]: {
      ...definition,
      name: 'footnoteDefinition',
      tokenize(...effects) {
        this.parser.gfmFootnotes ??= new Labels();
        return definition.tokenize.apply(this, effects);
      },
    },
  },
  text: {
    [closingBracket]: {
      ...callBehindMark,
      name: 'footnoteCallBehindMark',
      tokenize(effects, ok, nok) {
        // Blocks are read before any text, so that all are known.
        return this.parser.gfmFootnotes === undefined ? nok : callBehindMark.tokenize.call(this, effects, ok, nok);
      },
    },
  },
};

function constructAt(constructs: ConstructsByCharacter | undefined, character: number, name: string): Construct {
  const found = [constructs?.[character] ?? []].flat().find((construct) => construct.name === name);
  if (found === undefined) throw new Error(`the parser has no ${name}`);
  return found;
}
