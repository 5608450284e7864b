import type { Config } from './config.ts';

/** Where a value comes from. */
export type ConfigOrigin =
  | { readonly kind: 'default' }
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'flag'; readonly flag: string };

/** A value of one stage: `probe.timeout`. */
export type ConfigPlace = { readonly [S in keyof Config]: `${S}.${keyof Config[S] & string}` }[keyof Config];

/** Values of one stage; `undefined` where nothing is said. */
export type StageValues<S extends keyof Config> = { readonly [K in keyof Config[S]]?: Config[S][K] | undefined };

/** What one source of configuration says: the stages' values, as far as it has any. */
export interface ConfigLayer {
  readonly values: { readonly [S in keyof Config]?: StageValues<S> };
  /** Where the value at a place comes from. */
  originOf(place: ConfigPlace): ConfigOrigin;
}

/** Where the values come from that are not defaults; several for lists that grow. */
export type ConfigOrigins = Readonly<Partial<Record<ConfigPlace, readonly ConfigOrigin[]>>>;

/** Lists to which the command line adds; everywhere else it replaces. */
const growing: ReadonlySet<string> = new Set<ConfigPlace>([
  'discover.excludePath',
  'plan.exclude',
  'plan.include',
  'probe.allowPrivate',
  'probe.hosts',
  'judge.hosts',
  'state.fresh',
]);

/** Lays sources of configuration over the defaults; later ones win, and lists that grow keep what was there before. */
export function mergeLayers(
  defaults: Config,
  layers: readonly ConfigLayer[],
): { readonly config: Config; readonly origins: ConfigOrigins } {
  const config = structuredClone(defaults) as unknown as Record<string, Record<string, unknown>>;
  const origins: Partial<Record<string, readonly ConfigOrigin[]>> = {};
  for (const layer of layers) {
    for (const [stage, slice] of Object.entries(layer.values)) {
      const merged = config[stage];
      if (merged === undefined) continue;
      for (const [key, value] of Object.entries(slice)) {
        if (value === undefined) continue;
        const place = `${stage}.${key}` as ConfigPlace;
        const before = merged[key];
        const grows = growing.has(place) && Array.isArray(before) && Array.isArray(value);
        merged[key] = grows ? [...before, ...value] : value;
        origins[place] = [...(grows ? (origins[place] ?? []) : []), layer.originOf(place)];
      }
    }
  }
  return { config: config as unknown as Config, origins };
}
