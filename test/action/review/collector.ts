import { Writable } from 'node:stream';

/** A stream that keeps what is written to it. */
export function collector(): { readonly stream: Writable; readonly text: () => string } {
  let kept = '';
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      kept += chunk.toString();
      done();
    },
  });
  return { stream, text: () => kept };
}
