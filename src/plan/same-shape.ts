import type { FileTarget } from '../model/target.ts';

/** Missing file links of one shape that are one fault of the settings rather than many of the author. */
export interface SameShape<Missing> {
  /** The first of them, as an example of the shape: `/docs/intro`. */
  readonly shape: string;
  readonly members: readonly [Missing, ...Missing[]];
  /**
   * The setting that answers them: an entry of `remap` from `/` to the site that the paths belong to makes them web
   * addresses.
   */
  readonly setting: 'remap';
}

/** Missing file links, with the ones taken out that share a shape. */
export interface MissingByShape<Missing> {
  readonly alike: SameShape<Missing> | null;
  readonly others: readonly Missing[];
}

/**
 * Takes out the links that start with a slash and have no extension, if there are at least `threshold` of them: such
 * paths are the routes of a website, whose root is not the repository's.
 *
 * @param missing every link whose file was not found, in report order
 * @param threshold {@link JudgeConfig.sameShape}
 */
export function groupSameShape<Missing extends { readonly target: FileTarget }>(
  missing: readonly Missing[],
  threshold: number,
): MissingByShape<Missing> {
  const [first, ...rest] = missing.filter(({ target }) => isRoute(target));
  if (first === undefined || rest.length + 1 < threshold) return { alike: null, others: missing };
  return {
    alike: { shape: `/${first.target.path}`, members: [first, ...rest], setting: 'remap' },
    others: missing.filter(({ target }) => !isRoute(target)),
  };
}

/** Where a site's layout is known, each missing page is a fault of its own. */
function isRoute({ form, path, onSite }: FileTarget): boolean {
  return onSite === undefined && form === 'absolute-path' && !/\.[^./]+$/.test(path);
}
