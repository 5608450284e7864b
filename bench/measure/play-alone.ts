/**
 * Milliseconds that a host takes which has all to itself: each exchange starts, in the order given, as soon as the interval has
 * passed and one of those under way has ended.
 *
 * @param waits milliseconds of each exchange
 */
export function playAlone(waits: readonly number[], perHost: number, interval: number): number {
  const slots = Array.from({ length: perHost }, () => 0);
  let opensAt = 0;
  for (const wait of waits) {
    const free = Math.min(...slots);
    const start = Math.max(opensAt, free);
    slots[slots.indexOf(free)] = start + wait;
    opensAt = start + interval;
  }
  return Math.max(...slots);
}
