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

/**
 * A pool without a queue: callers hold a slot for each exchange. A new connection to a host replaces a waiting one to the
 * same host, so that a host never sees more sockets than it has slots, and beyond the limit the one that has waited
 * longest goes.
 */
export function createConnectionPool<C extends Pooled>({
  connections,
  idle,
}: ConnectionPoolOptions): ConnectionPool<C> {
  const waiting = new Map<C, NodeJS.Timeout>();
  const closed = new AbortController();
  let inUse = 0;

  function take(connection: C): C {
    clearTimeout(waiting.get(connection));
    waiting.delete(connection);
    return connection;
  }

  function evict(connection: C | undefined): void {
    if (connection !== undefined) take(connection).destroy();
  }

  function find(wanted: (connection: C) => boolean): C | undefined {
    return [...waiting.keys()].find(wanted);
  }

  return {
    enter(key, hostname, choice) {
      inUse += 1;
      for (const connection of [...waiting.keys()]) if (!connection.usable()) evict(connection);
      const kept = choice === 'any' ? find((connection) => connection.key === key) : undefined;
      if (kept !== undefined) return take(kept);
      evict(find((connection) => connection.hostname === hostname));
      if (inUse + waiting.size > connections) evict(waiting.keys().next().value);
      return null;
    },
    leave(keep) {
      inUse -= 1;
      if (keep === null) return;
      if (closed.signal.aborted || !keep.usable() || inUse + waiting.size >= connections) keep.destroy();
      else waiting.set(keep, setTimeout(() => evict(keep), idle).unref());
    },
    close() {
      closed.abort();
      for (const connection of [...waiting.keys()]) evict(connection);
    },
  };
}
