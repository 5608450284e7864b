import type { GithubPlace } from './github-address.ts';

/** A GraphQL request about many places, and under which names each one's answer will be found. */
export interface GithubQuery {
  /** The body of the request. */
  readonly text: string;
  /** In the order of the places. */
  readonly names: readonly { readonly repository: string; readonly object: string | null }[];
}

const fields =
  'fragment R on Repository{nameWithOwner isArchived isDisabled isPrivate pushedAt stargazerCount licenseInfo{spdxId}}';

/**
 * One `repository` for each repository, with one `object` for each file in it. A repository is found under its old names too
 * (GitHub Docs, "Queries": `followRenames` is true by default). Nothing of an address stands in the query itself.
 */
export function githubQuery(places: readonly GithubPlace[]): GithubQuery {
  const repositories = new Map<string, { readonly place: GithubPlace; readonly objects: string[] }>();
  for (const place of places) {
    const key = keyOf(place);
    const known = repositories.get(key) ?? { place, objects: [] };
    repositories.set(key, known);
    if (place.object !== null && !known.objects.includes(place.object.expression)) {
      known.objects.push(place.object.expression);
    }
  }
  const variables: Record<string, string> = {};
  const parts = [...repositories.values()].map(({ place, objects }, index) => {
    variables[`owner${index}`] = place.owner;
    variables[`name${index}`] = place.name;
    const inside = objects.map((expression, which) => {
      variables[`at${index}_${which}`] = expression;
      return ` o${which}:object(expression:$at${index}_${which}){__typename}`;
    });
    return `r${index}:repository(owner:$owner${index},name:$name${index}){...R${inside.join('')}}`;
  });
  const declared = Object.keys(variables).map((name) => `$${name}:String!`);
  const query = `query(${declared.join(',')}){${parts.join(' ')}} ${fields}`;

  const order = [...repositories.keys()];
  const names = places.map((place) => {
    const key = keyOf(place);
    const which = place.object && repositories.get(key)?.objects.indexOf(place.object.expression);
    return { repository: `r${order.indexOf(key)}`, object: which == null ? null : `o${which}` };
  });
  return { text: JSON.stringify({ query, variables }), names };
}

/** Owners and names have no letter case. */
function keyOf({ owner, name }: GithubPlace): string {
  return `${owner}/${name}`.toLowerCase();
}
