import type { Server, Socket } from 'node:net';

/** The first bytes of a connection, once there are enough of them. The connection pauses then. */
export function peek(socket: Socket, enough: (bytes: Buffer) => boolean): Promise<Buffer> {
  return new Promise((resolve) => {
    let bytes = Buffer.alloc(0);
    const take = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk]);
      if (!enough(bytes)) return;
      socket.off('data', take).pause();
      resolve(bytes);
    };
    socket.on('data', take);
  });
}

/** Gives a connection to a server as if it had just come, with the bytes still to be read. */
export function hand(server: Server, socket: Socket, bytes: Buffer): void {
  socket.unshift(bytes);
  server.emit('connection', socket);
}
