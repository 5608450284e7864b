import type { GithubPart, GithubPlace } from './github-address.ts';

/** A GraphQL request about many places, and under which names each one's answer will be found. */
export interface GithubQuery {
  /** The body of the request. */
  readonly text: string;
  /** In the order of the places. */
  readonly names: readonly GithubName[];
}

export type GithubName =
  | { readonly kind: 'owner'; readonly owner: string }
  | { readonly kind: 'repository'; readonly repository: string; readonly part: string | null };

const fragments: Readonly<Record<string, string>> = {
  R: 'fragment R on Repository{nameWithOwner isArchived isDisabled isPrivate pushedAt stargazerCount licenseInfo{spdxId}}',
  O: 'fragment O on RepositoryOwner{login ...on User{isViewer}}',
  N: 'fragment N on IssueOrPullRequest{...on Issue{url} ...on PullRequest{url}}',
};

/**
 * One `repository` for each repository, with one question for each part of it, and one `repositoryOwner` for each owner. A
 * repository is found under its old names too (GitHub Docs, "Queries": `followRenames` is true by default). Nothing of an
 * address stands in the query itself.
 */
export function githubQuery(places: readonly GithubPlace[]): GithubQuery {
  const variables = createVariables();
  const fields = createFields();
  const names = places.map((place): GithubName => {
    if (place.kind === 'owner') {
      const { name } = fields.take(
        'u',
        place.login,
        () => `repositoryOwner(login:${variables.add(place.login)})`,
        '...O',
      );
      return { kind: 'owner', owner: name };
    }
    const { owner, name, part } = place;
    const field = () => `repository(owner:${variables.add(owner)},name:${variables.add(name)})`;
    const repository = fields.take('r', `${owner}/${name}`, field, '...R');
    return { kind: 'repository', repository: repository.name, part: part && askPart(part, repository, variables) };
  });
  const asked = fields.text();
  // One that nothing uses is an error (GraphQL, October 2021, section 5.5.1.4).
  const used = Object.keys(fragments).filter((name) => asked.includes(`...${name}`));
  const query = [`query(${variables.declared()}){${asked}}`, ...used.map((name) => fragments[name])].join(' ');
  return { text: JSON.stringify({ query, variables: variables.values }), names };
}

/** A field at the top of the query. */
interface Field {
  readonly name: string;
  readonly text: string;
  /** What is asked within. */
  readonly inside: Set<string>;
}

/** Names of owners and repositories have no letter case: each is asked for once. */
function createFields() {
  const fields = new Map<string, Field>();
  return {
    take: (letter: 'u' | 'r', key: string, text: () => string, fragment: string): Field => {
      const known = fields.get(key.toLowerCase());
      if (known !== undefined) return known;
      const field = { name: `${letter}${fields.size}`, text: text(), inside: new Set([fragment]) };
      fields.set(key.toLowerCase(), field);
      return field;
    },
    text: () =>
      [...fields.values()].map(({ name, text, inside }) => `${name}:${text}{${[...inside].join(' ')}}`).join(' '),
  };
}

interface Variables {
  /** Takes in a value, and gives the variable that stands for it: one for each value. */
  readonly add: (value: string | number) => string;
  readonly declared: () => string;
  readonly values: Readonly<Record<string, string | number>>;
}

function createVariables(): Variables {
  const known = new Map<string | number, string>();
  const values: Record<string, string | number> = {};
  return {
    add: (value) => {
      const name = known.get(value) ?? `v${known.size}`;
      known.set(value, name);
      values[name] = value;
      return `$${name}`;
    },
    declared: () =>
      Object.entries(values)
        .map(([name, value]) => `$${name}:${typeof value === 'number' ? 'Int' : 'String'}!`)
        .join(','),
    values,
  };
}

/** Asks about a part within its repository, and gives the name of the answer; `null` where a feature alone decides. */
function askPart(part: GithubPart, { inside }: Field, { add }: Variables): string | null {
  const ask = (letter: string, field: string, value: string | number, answer: string): string => {
    const variable = add(value);
    const name = variable.replace('$v', letter);
    inside.add(`${name}:${field}:${variable})${answer}`);
    return name;
  };
  switch (part.kind) {
    case 'issues':
    case 'pull':
      inside.add(part.kind === 'issues' ? 'hasIssuesEnabled' : 'hasPullRequestsEnabled');
      return ask('n', 'issueOrPullRequest(number', part.number, '{...N}');
    case 'discussions':
      inside.add('hasDiscussionsEnabled');
      return ask('d', 'discussion(number', part.number, '{url}');
    case 'releases':
      return ask('t', 'release(tagName', part.tag, '{tagName isDraft}');
    case 'tab':
      inside.add(part.tab === 'issues' ? 'hasIssuesEnabled' : 'hasPullRequestsEnabled');
      return null;
    default:
      return ask('o', 'object(expression', part.expression, '{__typename}');
  }
}
