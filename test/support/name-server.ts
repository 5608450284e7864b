import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** What a name server says about one name: addresses, a code, or nothing at all. */
export type NameServerWord =
  | { readonly v4?: readonly string[]; readonly v6?: readonly string[] }
  | 'nxdomain'
  | 'servfail'
  | 'silent';

export interface NameServer extends AsyncDisposable {
  /** `127.0.0.1:<port>`, as c-ares takes it. */
  readonly address: string;
  /** The questions so far: `A x.example`, `AAAA x.example`. */
  readonly questions: readonly string[];
  readonly close: () => Promise<void>;
}

const kinds = { A: 1, AAAA: 28 } as const;
const codes = { nxdomain: 3, servfail: 2 } as const;

/** A DNS server (RFC 1035) over UDP on 127.0.0.1; without a port, on any that is free. */
export async function serveNames(
  answer: (name: string, time: number) => NameServerWord,
  wanted = 0,
): Promise<NameServer> {
  const questions: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    const { name, kind, end } = readQuestion(message);
    const question = `${kind} ${name}`;
    questions.push(question);
    const word = answer(name, questions.filter((one) => one === question).length);
    if (word !== 'silent') socket.send(reply(message.subarray(0, end), kind, word), from.port, from.address);
  });
  socket.bind(wanted, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  let closed: Promise<void> | null = null;
  const close = () => {
    closed ??= new Promise((resolve) => socket.close(() => resolve()));
    return closed;
  };
  return {
    address: `127.0.0.1:${port}`,
    questions,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function readQuestion(message: Buffer) {
  const labels: string[] = [];
  let offset = 12;
  for (let length = message.readUInt8(offset); length > 0; length = message.readUInt8(offset)) {
    labels.push(message.toString('latin1', offset + 1, offset + 1 + length));
    offset += 1 + length;
  }
  const kind = message.readUInt16BE(offset + 1) === kinds.AAAA ? 'AAAA' : 'A';
  return { name: labels.join('.').toLowerCase(), kind, end: offset + 5 } as const;
}

function reply(question: Buffer, kind: keyof typeof kinds, word: Exclude<NameServerWord, 'silent'>): Buffer {
  const addresses = typeof word === 'string' ? [] : ((kind === 'A' ? word.v4 : word.v6) ?? []);
  const head = Buffer.from(question);
  head.writeUInt16BE(0x8180 | (typeof word === 'string' ? codes[word] : 0), 2);
  head.writeUInt16BE(addresses.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, ...addresses.map((address) => record(kind, address))]);
}

function record(kind: keyof typeof kinds, address: string): Buffer {
  const data = kind === 'A' ? Buffer.from(address.split('.').map(Number)) : v6Bytes(address);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(kinds[kind], 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

/** Of addresses with one `::`. */
function v6Bytes(address: string): Buffer {
  const [left = [], right = []] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const parts = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right];
  return Buffer.from(parts.map((part) => part.padStart(4, '0')).join(''), 'hex');
}
