import { isIP } from 'node:net';

/** An address a name resolves to. */
export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Addresses by lower-case name, in the order of the file. */
export type HostsTable = ReadonlyMap<string, readonly Address[]>;

/** Reads the text of a hosts file (hosts(5)); lines that do not start with an address are passed over. */
export function parseHosts(text: string): HostsTable {
  const table = new Map<string, Address[]>();
  for (const line of text.split(/\r?\n/)) {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    const family = isIP(address);
    if (family !== 4 && family !== 6) continue;
    for (const name of names) {
      const key = name.toLowerCase();
      const known = table.get(key);
      if (known === undefined) table.set(key, [{ address, family }]);
      else known.push({ address, family });
    }
  }
  return table;
}
