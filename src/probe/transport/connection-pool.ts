/** Something that one exchange uses at a time. */
export interface Pooled {
  /** Connections with equal keys are interchangeable. */
  readonly key: string;
  readonly hostname: string;
  readonly usable: () => boolean;
  readonly destroy: () => void;
}

/** Keeps connections for their next use. Every `enter` is followed by one `leave`. */
export interface ConnectionPool<C extends Pooled> {
  /**
   * Begins an exchange: gives a waiting connection, or `null` after making room for a new one.
   *
   * @param choice `fresh` never gives a waiting one.
   */
  readonly enter: (key: string, hostname: string, choice: 'any' | 'fresh') => C | null;
  /** Ends an exchange; `keep` is the connection that may be used again. */
  readonly leave: (keep: C | null) => void;
  readonly close: () => void;
}

export interface ConnectionPoolOptions {
  /** Connections in use and waiting, together. Callers see to it that not more are in use at once. */
  readonly connections: number;
  /** Milliseconds for which a connection waits. */
  readonly idle: number;
}

/** A connection that waits, until it is used or its timer ends it. */
interface Waiting<C> {
  readonly connection: C;
  readonly timer: NodeJS.Timeout;
}

/**
 * A pool without a queue: callers hold a slot for each exchange. A new connection to a host replaces a waiting one to the
 * same host, so that a host never sees more sockets than it has slots, and beyond the limit the one that has waited
 * longest goes.
 */
export function createConnectionPool<C extends Pooled>({
  connections,
  idle,
}: ConnectionPoolOptions): ConnectionPool<C> {
  // The one that has waited longest comes first. No `Map`: a table that one grows out of keeps the next, and in V8's old
  // generation all that were ever in it.
  const waiting: Waiting<C>[] = [];
  const closed = new AbortController();
  let inUse = 0;

  function take(place: Waiting<C>): C {
    clearTimeout(place.timer);
    waiting.splice(waiting.indexOf(place), 1);
    return place.connection;
  }

  function evict(place: Waiting<C> | undefined): void {
    if (place !== undefined) take(place).destroy();
  }

  function wait(connection: C): void {
    const place: Waiting<C> = { connection, timer: setTimeout(() => evict(place), idle).unref() };
    waiting.push(place);
  }

  return {
    enter(key, hostname, choice) {
      inUse += 1;
      for (const place of waiting.filter(({ connection }) => !connection.usable())) evict(place);
      const kept = choice === 'any' ? waiting.find(({ connection }) => connection.key === key) : undefined;
      if (kept !== undefined) return take(kept);
      evict(waiting.find(({ connection }) => connection.hostname === hostname));
      if (inUse + waiting.length > connections) evict(waiting[0]);
      return null;
    },
    leave(keep) {
      inUse -= 1;
      if (keep === null) return;
      if (closed.signal.aborted || !keep.usable() || inUse + waiting.length >= connections) keep.destroy();
      else wait(keep);
    },
    close() {
      closed.abort();
      for (const place of [...waiting]) evict(place);
    },
  };
}
