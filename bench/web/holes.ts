import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { startServer } from './start-server.ts';

/** Connections that fill the queue of a server that takes none: it holds one or two more than it was told (listen(2)). */
const filling = 4;
/** Milliseconds after which a connection on loopback that has not come about will not. */
const patience = 500;

/** Hosts on loopback that never answer, not even to say that they are not there. On Linux alone. */
export interface Holes extends AsyncDisposable {
  /** Each number below 16 million is a host of its own; that there is one is to be tried once. */
  readonly origin: (host: number) => string;
}

/** @throws where the system answers all the same */
export async function startHoles(): Promise<Holes> {
  const server = await startServer<number>(new URL('serve-holes.ts', import.meta.url));
  server.process.kill('SIGSTOP');
  const sockets = Array.from({ length: filling }, () => connect(server.ports, '127.0.0.1').on('error', () => {}));
  await delay(patience);
  const last = connect(server.ports, '127.0.0.1').on('error', () => {});
  await delay(patience);
  const answers = !last.connecting;
  const dispose = async (): Promise<void> => {
    for (const socket of [...sockets, last]) socket.destroy();
    await server[Symbol.asyncDispose]();
  };
  if (answers) {
    await dispose();
    throw new Error('the system takes connections for a server that does not');
  }
  return {
    origin: (host) => `http://127.${(host >> 16) & 255}.${(host >> 8) & 255}.${host & 255}:${server.ports}`,
    [Symbol.asyncDispose]: dispose,
  };
}
