import type { Socket } from 'node:net';

/**
 * Bounds what a connection may bring, whatever a parser makes of it: chunk extensions, a reason or interim answers without
 * an end are read and forgotten by every parser, and what was read is memory until the collector comes round.
 *
 * @returns how many bytes may come from now on; none are counted before it is called
 */
export function boundWire(socket: Socket): (bytes: number) => void {
  let left = Number.POSITIVE_INFINITY;
  const push = socket.push.bind(socket);
  // A function that is written where it becomes a property is made in V8's old generation (`Runtime_NewClosure_Tenured`): with
  // a name of its own it dies young, and so does the connection.
  const pushWithin: Socket['push'] = (chunk: Buffer | null, encoding) => {
    left -= chunk?.length ?? 0;
    if (left >= 0) return push(chunk, encoding);
    // Only before an answer's headers have ended the code is of interest: afterwards the body is cut, which is no failure.
    socket.destroy(Object.assign(new Error('more has come than is read'), { code: 'UND_ERR_HEADERS_OVERFLOW' }));
    return false;
  };
  // What comes is pushed into the stream, however that is read.
  socket.push = pushWithin;
  return (bytes) => {
    left = bytes;
  };
}
