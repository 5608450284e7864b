// Checks a list as the command does, but for the names: they are asked of the name servers that are given, and the system's
// resolver is played by one that knows no name and says so after some time.
//   jiti bench/measure/check-with-names.ts LIST NAMESERVER SYSTEM-MILLISECONDS REPORT
// Prints how long it took from the first question to the last answer about a name below `.example`, and how often the system was asked, as JSON.
import { setTimeout as delay } from 'node:timers/promises';
import { runCommand } from '../../src/cli/command.ts';
import { defaults } from '../../src/config/defaults.ts';
import { systemPorts } from '../../src/ports.ts';
import { createResolver } from '../../src/probe/transport/resolver.ts';

/** What {@link file://./check-with-names.ts} prints. */
export interface CheckedNames {
  /** Milliseconds. */
  readonly took: number;
  readonly systemLookups: number;
}

const [list = '', server = '', latency = '0', report = ''] = process.argv.slice(2);
const { dnsTimeout, dnsTries, systemLookups } = defaults.probe.transport;
let lookups = 0;
let began: number | null = null;
let ended = Number.NaN;

const names = createResolver({
  timeout: dnsTimeout,
  tries: dnsTries,
  servers: [server],
  systemLookups,
  hosts: new Map(),
  wellKnown: defaults.probe.canaries,
  system: async () => {
    lookups += 1;
    await delay(Number(latency));
    throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  },
});
const resolver: typeof names = {
  ...names,
  resolve: async (name, memory) => {
    began ??= performance.now();
    const resolution = await names.resolve(name, memory);
    // What follows are questions to the archive.
    if (name.endsWith('.example')) ended = performance.now();
    return resolution;
  },
};
const flags = ['--no-config', '--no-state', '--allow-private', '--format', `json=${report}`];
await runCommand(['check', list, ...flags], { ...systemPorts(), env: {}, resolver }, process);
const checked: CheckedNames = { took: ended - (began ?? Number.NaN), systemLookups: lookups };
process.stdout.write(`${JSON.stringify(checked)}\n`);
