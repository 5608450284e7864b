import type { Readable } from 'node:stream';
import { type Coding, createDecoder } from './content-coding.ts';
import { whenAborted } from './deadline.ts';

/** What to do with a body. */
export type BodyPlan =
  /** At most `bytes` decoded bytes count. */
  | { readonly kind: 'read'; readonly codings: readonly Coding[]; readonly bytes: number }
  /** Not wanted, but short enough to be read for the connection's sake. */
  | { readonly kind: 'drain' }
  | { readonly kind: 'leave' };

export interface BodyRead {
  /** Decoded. */
  readonly bytes: Uint8Array;
  /** Whether the body was read to its end, with nothing that counts left out. */
  readonly whole: boolean;
  /** Whether the wire was read to the end of the message, so that the connection can carry another one. */
  readonly wire: 'drained' | 'left';
}

const nothing = new Uint8Array();

/**
 * Reads a body as far as the plan says. Never rejects: a fault, or an aborted signal, ends it with what came before.
 *
 * @param wire The undecoded body; listened to for errors to its end.
 * @param drainBytes Undecoded bytes that are read beyond what counts, to keep the connection.
 */
export async function readBody(
  wire: Readable,
  plan: BodyPlan,
  drainBytes: number,
  signal: AbortSignal,
): Promise<BodyRead> {
  wire.on('error', () => {});
  if (plan.kind === 'leave') return { bytes: nothing, whole: false, wire: 'left' };
  if (plan.kind === 'drain') {
    const fits = await drain(wire, drainBytes, signal);
    return { bytes: nothing, whole: fits, wire: fits ? 'drained' : 'left' };
  }
  const { bytes, end } = await count(wire, plan, signal);
  const drained = end !== 'fault' && (await drain(wire, drainBytes, signal));
  return { bytes, whole: end === 'whole', wire: drained ? 'drained' : 'left' };
}

interface Counted {
  readonly bytes: Uint8Array;
  readonly end: 'whole' | 'full' | 'fault';
}

function count(wire: Readable, plan: Extract<BodyPlan, { kind: 'read' }>, signal: AbortSignal): Promise<Counted> {
  const decoders = plan.codings.toReversed().map(createDecoder);
  const decoded = decoders.reduce<Readable>((source, decoder) => source.pipe(decoder), wire);
  const body = createBody(plan.bytes);
  return new Promise((resolve) => {
    let open = true;
    let received = 0;
    const settle = (end: Counted['end']) => {
      if (!open) return;
      open = false;
      forget();
      wire.unpipe();
      decoded.off('data', take).pause();
      for (const decoder of decoders) decoder.destroy();
      resolve({ bytes: body.bytes(), end });
    };
    const fault = () => settle('fault');
    const forget = whenAborted(signal, fault);
    // Decoders take the absence of a header for a fault; a body without a byte is what the server meant.
    const undecodable = () => settle(wire.readableEnded && received === 0 ? 'whole' : 'fault');
    const take = (chunk: Uint8Array) => {
      if (body.add(chunk) === 'full') settle('full');
    };
    wire.on('error', fault).on('data', (chunk: Uint8Array) => {
      received += chunk.length;
    });
    for (const decoder of decoders) decoder.on('error', undecodable);
    // A decoder still has to finish when the wire has ended and closed.
    wire.on('close', () => (wire.readableEnded ? undefined : fault()));
    decoded.on('end', () => settle('whole'));
    decoded.on('data', take);
    // A body can break before anybody listens: its head and its fault may come in one piece.
    if (signal.aborted || wire.destroyed) fault();
  });
}

/** Bytes for which there is room where a body comes in more than one piece. */
const smallest = 16_384;

/**
 * Gathers at most `most` bytes in one piece that grows; what comes in one piece is that. A list of chunks would keep, with each
 * byte of a body that comes in small ones, the whole block of memory into which it was read.
 */
function createBody(most: number): {
  /** `full` where a chunk did not fit as a whole. */
  readonly add: (chunk: Uint8Array) => 'fits' | 'full';
  readonly bytes: () => Uint8Array;
} {
  let held: Uint8Array = nothing;
  let length = 0;
  return {
    add: (chunk) => {
      // Whoever sends byte by byte would have another object made for each one.
      const counted = chunk.length <= most - length ? chunk : chunk.subarray(0, most - length);
      if (length === 0) {
        held = counted;
        length = counted.length;
        return counted.length < chunk.length ? 'full' : 'fits';
      }
      if (length + counted.length > held.length) {
        const larger = new Uint8Array(Math.min(most, Math.max(smallest, held.length * 2, length + counted.length)));
        larger.set(held.subarray(0, length));
        held = larger;
      }
      held.set(counted, length);
      length += counted.length;
      return counted.length < chunk.length ? 'full' : 'fits';
    },
    bytes: () => held.subarray(0, length),
  };
}

/** Reads on to the end of the message; whether it came within `allowance` bytes. */
function drain(wire: Readable, allowance: number, signal: AbortSignal): Promise<boolean> {
  if (wire.readableEnded) return Promise.resolve(true);
  let rest = allowance;
  return new Promise((resolve) => {
    const settle = (fit: boolean) => {
      forget();
      wire.off('data', skip);
      resolve(fit);
    };
    const giveUp = () => settle(false);
    const forget = whenAborted(signal, giveUp);
    const skip = (chunk: Uint8Array) => {
      rest -= chunk.length;
      if (rest < 0) giveUp();
    };
    wire
      .on('end', () => settle(true))
      .on('error', giveUp)
      .on('close', giveUp)
      .on('data', skip);
    if (signal.aborted || wire.destroyed) giveUp();
    else wire.resume();
  });
}
