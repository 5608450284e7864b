import { Transform } from 'node:stream';

const token = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i;

/**
 * Rewrites the head of an answer so that a parser of HTTP/1.1 reads what browsers read: any line end, header names that
 * are none (their lines are left out), spaces around names, folded lines, the same length twice, a length that is none or
 * stands beside `chunked`, no reason, `HTTP/2` in words.
 *
 * @param head the status line and the headers, latin1, without the empty line at their end
 * @returns the head with its empty line; `''` for an interim answer (1xx), which says nothing; `null` for what has no
 *   status line of HTTP
 */
export function mendHead(head: string): string | null {
  const [statusLine = '', ...lines] = head
    .replace(/^[\r\n]+/, '')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  const [, status] = /^HTTP\/\d+(?:\.\d+)?[ \t]+(\d{3})(?!\d)/i.exec(statusLine) ?? [];
  if (status === undefined) return null;
  if (status.startsWith('1') && status !== '101') return '';
  const headers = mendLengths(lines.flatMap(readHeader));
  return [`HTTP/1.1 ${status} `, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
}

type Header = readonly [name: string, value: string];

function readHeader(line: string): readonly Header[] {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0)).trim();
  return token.test(name)
    ? [
        [
          name,
          line
            .slice(colon + 1)
            .replace(/[\x00-\x08\x0a-\x1f\x7f]/g, ' ')
            .trim(),
        ],
      ]
    : [];
}

/** `chunked` wins over a length (RFC 9112, section 6.3). Different lengths stay, to be refused: one may be smuggled in. */
function mendLengths(headers: readonly Header[]): readonly Header[] {
  const valuesOf = (wanted: string): readonly string[] =>
    headers
      .filter(([name]) => name.toLowerCase() === wanted)
      .flatMap(([, value]) => value.split(',').map((part) => part.trim()));
  const codings = valuesOf('transfer-encoding').filter((coding) => !/^(?:identity)?$/i.test(coding));
  const lengths = [...new Set(valuesOf('content-length').filter((length) => /^\d+$/.test(length)))];
  return [
    ...headers.filter(([name]) => !/^(?:transfer-encoding|content-length)$/i.test(name)),
    ...(codings.length > 0 ? [['Transfer-Encoding', codings.join(', ')] as const] : []),
    ...(codings.length > 0 ? [] : lengths.map((length) => ['Content-Length', length] as const)),
  ];
}

/**
 * Mends the head of an answer that flows through, and leaves the body alone. What is no HTTP, or has a head longer than
 * `longest` bytes, passes as it is, for the parser to refuse.
 */
export function createHeadMender(longest: number): Transform {
  let held: Buffer[] | null = [];
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (held === null) return done(null, chunk);
      const before = held.at(-1);
      held.push(chunk);
      length += chunk.length;
      // Whoever sends a long head byte by byte would have all of it searched for each one.
      if (length - chunk.length > begun && length < longest && !endsHead(before, chunk)) return done();
      const { mended, rest, state } = mendStart(Buffer.concat(held), longest);
      held = state === 'open' ? [rest] : null;
      length = rest.length;
      done(null, Buffer.concat([mended, ...(state === 'open' ? [] : [rest])]));
    },
    flush(done) {
      done(null, Buffer.concat(held ?? []));
    },
  });
}

/** Bytes of a head from which on it can be told that it is one. */
const begun = 8;

/** Whether an empty line may have come with a chunk. A line feed alone may end one that began in chunks before. */
function endsHead(before: Buffer | undefined, chunk: Buffer): boolean {
  const seam = Buffer.concat([before?.subarray(-3) ?? Buffer.alloc(0), chunk]);
  return /\n\r?\n/.test(seam.toString('latin1')) || (chunk.length < 3 && chunk.includes('\n'));
}

interface Start {
  readonly mended: Buffer;
  readonly rest: Buffer;
  /** `open` while the head has not come whole. */
  readonly state: 'open' | 'settled';
}

function mendStart(bytes: Buffer, longest: number): Start {
  const nothing = Buffer.alloc(0);
  for (let rest = bytes; ; ) {
    const text = rest.subarray(0, longest).toString('latin1');
    const end = /[^\r\n]\r?\n\r?\n/.exec(text);
    if (end === null) {
      const hopeless = rest.length >= longest || !/^[\r\n]*(?:$|H(?:$|T(?:$|T(?:$|P))))/i.test(text);
      return { mended: nothing, rest, state: hopeless ? 'settled' : 'open' };
    }
    const head = mendHead(text.slice(0, end.index + 1));
    if (head === null) return { mended: nothing, rest, state: 'settled' };
    rest = rest.subarray(end.index + end[0].length);
    if (head !== '') return { mended: Buffer.from(head, 'latin1'), rest, state: 'settled' };
  }
}
