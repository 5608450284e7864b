import { forTerminal } from '../report/escape.ts';
import { number } from '../report/wording.ts';

/** How far a run has come. */
export interface ProgressSnapshot {
  readonly phase: 'probing' | 'archive';
  /** Targets with a verdict (or capture), of how many. */
  readonly done: number;
  readonly total: number;
  /** Targets a second, lately. */
  readonly rate?: number;
  /** Asked only for what is shown: there may be as many hosts as links. */
  readonly waiting: () => readonly WaitingHost[];
}

/** A host that others wait for. */
export interface WaitingHost {
  readonly host: string;
  readonly queued: number;
  readonly running: number;
  /** Milliseconds since the epoch: until when a rate limit stops it; `null` when none does. */
  readonly pausedUntil: number | null;
}

export interface Progress {
  /** Shows how far the run has come, if that is due. Cheap enough for every answer. */
  update(snapshot: ProgressSnapshot): void;
  /** Writes one line that stays, above the live one. */
  note(line: string): void;
  /** Takes the live line away. Nothing is written afterwards. */
  end(): void;
}

export interface ProgressOptions {
  /** `live` redraws one line in a terminal; `lines` adds plain ones, for logs. */
  readonly mode: 'live' | 'lines';
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The columns of the terminal; asked again for every line, since windows change. */
  readonly columns: () => number;
  /** Milliseconds between two lines of mode `live`, and of mode `lines`. */
  readonly every: { readonly live: number; readonly lines: number };
}

/** What progress needs of a stream. */
export interface ProgressStream {
  write(text: string): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Ten times a second is as smooth as an eye needs; a log with a line every ten seconds stays readable. */
export const progressPace = { live: 100, lines: 10_000 } as const;

/** Back to the first column, and erase the line (ECMA-48, EL). */
const clearLine = '\r\u001b[2K';

/** Tells on a stream, in effect stderr, how far a run has come. A stream that fails, or is closed, is left alone. */
export function createProgress(stream: ProgressStream, { mode, now, columns, every }: ProgressOptions): Progress {
  let state: 'open' | 'ended' = 'open';
  let live = '';
  // In a log the first line comes after one interval: a short run needs none.
  let due = mode === 'live' ? 0 : now() + every.lines;

  stream.on('error', () => {
    state = 'ended';
  });
  const write = (text: string): void => {
    if (state === 'open' && text !== '') stream.write(text);
  };
  const clear = (): string => (live === '' ? '' : clearLine);

  return {
    update: (snapshot) => {
      const time = now();
      if (state === 'ended' || time < due) return;
      due = time + every[mode];
      const line = progressLine(snapshot, time);
      if (mode === 'lines') return write(`${line}\n`);
      const fitting = cut(line, columns() - 1);
      if (fitting === live) return;
      write(clear() + fitting);
      live = fitting;
    },
    note: (line) => write(`${clear()}${forTerminal(line)}\n${live}`),
    end: () => {
      write(clear());
      state = 'ended';
    },
  };
}

/** Hosts that a line names. */
const shownHosts = 3;

/** `312/1,234 links, 18/s, waiting for github.com (212, paused 32 s), medium.com (14)` */
function progressLine({ phase, done, total, rate, waiting }: ProgressSnapshot, now: number): string {
  const noun = { probing: 'links', archive: 'captures' }[phase];
  const hosts = waiting()
    .toSorted((a, b) => b.queued + b.running - (a.queued + a.running))
    .slice(0, shownHosts)
    .map((host) => waitingHost(host, now));
  return [
    `${number(done)}/${number(total)} ${noun}`,
    ...(rate === undefined ? [] : [`${rate < 10 ? Number(rate.toFixed(1)) : number(Math.round(rate))}/s`]),
    ...(hosts.length === 0 ? [] : [`waiting for ${hosts.join(', ')}`]),
  ].join(', ');
}

function waitingHost({ host, queued, running, pausedUntil }: WaitingHost, now: number): string {
  const seconds = pausedUntil === null ? 0 : Math.ceil((pausedUntil - now) / 1000);
  const pause = seconds > 0 ? `, paused ${number(seconds)} s` : '';
  return `${forTerminal(host)} (${number(queued + running)}${pause})`;
}

/** The first `width` characters: a live line must not wrap, or it could not be erased. */
function cut(line: string, width: number): string {
  const characters = [...line];
  return characters.length <= width ? line : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}
