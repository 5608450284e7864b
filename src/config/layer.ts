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

/** Lists to which later sources add, such as the command line; everywhere else they replace. */
const growing: ReadonlySet<string> = new Set<ConfigPlace>([
  'discover.excludePath',
  'plan.exclude',
  'plan.include',
  'probe.allowPrivate',
  'probe.hosts',
  'judge.hosts',
  'judge.overrides',
  'state.fresh',
]);

/** Tables by names to which later sources add theirs. */
const tables: ReadonlySet<string> = new Set<ConfigPlace>(['judge.severity', 'lint.options']);

/** Lays sources of configuration over the defaults; later ones win, and lists and tables that grow keep what was there. */
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
        const before = growing.has(place) || tables.has(place) ? (origins[place] ?? []) : [];
        merged[key] = laidOver(merged[key], value, place);
        origins[place] = [...before, layer.originOf(place)];
      }
    }
  }
  return { config: config as unknown as Config, origins };
}

function laidOver(before: unknown, value: unknown, place: ConfigPlace): unknown {
  if (tables.has(place)) return { ...Object(before), ...Object(value) };
  return growing.has(place) && Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
}
