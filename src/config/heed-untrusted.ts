import type { UserConfig } from './define-config.ts';

export interface Heeded {
  readonly config: UserConfig;
  /** The keys that were left out, as they would be written: `hosts.*.basicAuth`. */
  readonly unheeded: readonly string[];
}

/**
 * What would send secrets of the environment elsewhere, open this network to the outside, read files anywhere or write some, or
 * take more of the machine.
 */
const powers = [
  'allowPrivate',
  'baseline',
  'ca',
  'endpoints',
  'format',
  'state',
  'threads',
] as const satisfies readonly (keyof UserConfig)[];

type HostSettings = NonNullable<UserConfig['hosts']>[string];

/**
 * What a configuration may set that came with a stranger's change: everything about the list, nothing about the machine.
 *
 * @param config checked
 */
export function heedUntrusted(config: UserConfig): Heeded {
  const unheeded: string[] = powers.filter((key) => config[key] !== undefined);
  const rest = Object.fromEntries(
    Object.entries(config).filter(([key]) => !(powers as readonly string[]).includes(key)),
  ) as UserConfig;
  if (config.hosts === undefined) return { config: rest, unheeded };

  const hosts = Object.entries(config.hosts).map(([host, settings]) => {
    const { kept, left } = heedHost(settings);
    for (const key of left) if (!unheeded.includes(key)) unheeded.push(key);
    return [host, kept] as const;
  });
  return { config: { ...rest, hosts: Object.fromEntries(hosts) }, unheeded };
}

function heedHost(settings: HostSettings): { readonly kept: HostSettings; readonly left: readonly string[] } {
  const { allowPrivate, basicAuth, headers = {}, ...rest } = settings;
  const open = Object.entries(headers).filter(([, value]) => !value.includes('${'));
  const left = [
    ...(allowPrivate === undefined ? [] : ['hosts.*.allowPrivate']),
    ...(basicAuth === undefined ? [] : ['hosts.*.basicAuth']),
    ...(open.length === Object.keys(headers).length ? [] : ['hosts.*.headers with ${NAME}']),
  ];
  return { kept: { ...rest, ...(open.length === 0 ? {} : { headers: Object.fromEntries(open) }) }, left };
}
