import { tests } from 'commonmark-spec';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { extracted } from './extracted.ts';

/** What the printed HTML of an example points to. */
function printed(html: string): readonly string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag: (name, { href, src }) => {
      const address = name === 'a' ? href : name === 'img' ? src : undefined;
      if (address !== undefined) found.push(address);
    },
  });
  parser.end(html);
  return found.sort();
}

/** Markdown's addresses as the printed HTML has them: characters that HTML does not take are percent-encoded. */
function encoded(url: string): string {
  return url.replace(/[^\w!#$%&'()*+,\-./:;=?@~]/gu, (character) => encodeURIComponent(character));
}

/** A definition stands in the HTML once for each use. Bare addresses are GitHub's, not CommonMark's. */
function found(markdown: string): readonly string[] {
  return extracted(markdown)
    .filter(({ kind }) => kind !== 'bare')
    .flatMap(({ kind, url, uses }) => {
      const address = kind === 'html' ? url : encoded(url);
      return kind === 'definition' ? uses.map(() => address) : [address];
    })
    .sort();
}

describe('CommonMark 0.31.2', () => {
  test.each(tests.map((example) => [example.number, example.section, example] as const))(
    'example %i (%s)',
    (_, __, { markdown, html }) => {
      const text = markdown.replaceAll('→', '\t');
      expect(found(text)).toEqual(printed(html));
      expect(found(text.replaceAll('\n', '\r\n'))).toEqual(printed(html));
    },
  );
});
