/** Milliseconds between two looks at the clock, and for how long what they showed counts. */
const every = 5;
const memory = 300;

let lastTick = performance.now();
let late = [];

// Only in the process that serves: there the played internet has its scenarios from this variable.
if (process.env.FAKENET_SCENARIOS !== undefined) {
  setInterval(() => {
    const now = performance.now();
    late = [...late.filter(({ at }) => at > now - memory), { at: now, by: now - lastTick - every }];
    lastTick = now;
  }, every).unref();
}

/**
 * By how many milliseconds this process has lately been late. On a busy machine it looks at requests some time after they
 * have come, so that they seem to be closer together than they are.
 */
export function readLateness() {
  const now = performance.now();
  return Math.ceil(Math.max(0, now - lastTick - every, ...late.map(({ by }) => by)));
}
