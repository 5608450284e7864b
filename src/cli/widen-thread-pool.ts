import { defaults } from '../config/defaults.ts';

/** libuv gives at most half of its threads, rounded up, to look-ups of names (`slow_work_thread_threshold` in its src/threadpool.c). */
const threadsPerLookup = 2;

/**
 * Lets as many names be looked up by the system at once as the prober wants: libuv has four threads, unless the environment
 * names another number, which stands. It reads that once, when it is first given work: to be called before anything is read
 * from disk. An idle thread costs some microseconds and kilobytes.
 *
 * @param env `process.env`, of which the system takes over what is set
 */
export function widenThreadPool(env: Record<string, string | undefined>): void {
  env['UV_THREADPOOL_SIZE'] ??= String(threadsPerLookup * defaults.probe.transport.systemLookups);
}
