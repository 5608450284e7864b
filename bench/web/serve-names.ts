// A name server on loopback in a process of its own: `jiti bench/web/serve-names.ts MILLISECONDS`. Names below `.example` are
// not there, which it says after that time; every other name is 127.0.0.1.
import { createSocket } from 'node:dgram';

const wait = Number(process.argv[2]);
const socket = createSocket('udp4');

/** The code of a name that is not there, and the kind of a question for IPv4 addresses (RFC 1035, sections 4.1.1 and 3.2.2). */
const [noSuchName, kindA] = [3, 1];

socket.on('message', (message, { port, address }) => {
  setTimeout(() => socket.send(reply(message), port, address), wait);
});

function reply(message: Buffer): Buffer {
  let end = 12;
  let last = '';
  for (let length = message.readUInt8(end); length > 0; length = message.readUInt8(end)) {
    last = message.toString('latin1', end + 1, end + 1 + length);
    end += 1 + length;
  }
  const isThere = last !== 'example';
  const answers = isThere && message.readUInt16BE(end + 1) === kindA ? 1 : 0;
  const head = Buffer.from(message.subarray(0, end + 5));
  head.writeUInt16BE(0x8180 | (isThere ? 0 : noSuchName), 2);
  head.writeUInt16BE(answers, 6);
  head.writeUInt32BE(0, 8);
  // A pointer to the name in the question, type A, class IN, a minute, four bytes.
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
  return answers === 0 ? head : Buffer.concat([head, record]);
}

socket.bind(0, '127.0.0.1', () => process.send?.(socket.address().port));
process.once('disconnect', () => process.exit(0));
