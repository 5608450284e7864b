import type { Directive } from '../../model/directive.ts';
import type { Cursor, Writer } from './flat-values.ts';
import { readMany } from './pack-links.ts';

export function writeDirectives(directives: readonly Directive[], writer: Writer): void {
  writer.number(directives.length);
  for (const { span, text, covers, what, dialect } of directives) {
    writer.span(span);
    writer.text(text);
    writer.span(covers);
    writer.text(dialect);
    writer.text(what.kind);
    if (what.kind !== 'named') continue;
    writer.number(what.names.length);
    what.names.forEach(writer.text);
  }
}

export function readDirectives(cursor: Cursor): readonly Directive[] {
  return readMany(cursor, () => {
    const [span, text, covers] = [cursor.span(), cursor.text(), cursor.span()];
    const dialect = cursor.oneOf(['linkmend', 'other']);
    return { span, text, covers, what: readWhat(cursor), dialect };
  });
}

function readWhat(cursor: Cursor): Directive['what'] {
  const kind = cursor.oneOf(['everything', 'links', 'named']);
  return kind === 'named' ? { kind, names: readMany(cursor, cursor.text) } : { kind };
}
