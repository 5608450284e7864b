import { expect, test } from 'vitest';
import { elsewhereLinks, githubLinks, playedGithub, shape } from '../../bench/real-list/list.ts';
import { defaults } from '../../src/config/defaults.ts';
import { createFakeWeb, html } from '../probe/fake-web.ts';
import { playGithub } from '../probe/sites/played-github.ts';
import { verdictOf } from '../probe/sites/verdict-of.ts';

const mix = 'twelve-lists';
const links = githubLinks(mix);

test('the list has as many links of each kind and fate as it says', () => {
  const counted = (of: (link: (typeof links)[number]) => string): Readonly<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const link of links) counts[of(link)] = (counts[of(link)] ?? 0) + 1;
    return counts;
  };
  expect(links).toHaveLength(shape.github);
  expect(new Set(links.map(({ path }) => path.toLowerCase())).size).toBe(shape.github);
  expect(counted(({ kind }) => kind)).toEqual({ repository: 2618, file: 87, owner: 51, wiki: 30, other: 16, talk: 14 });
  const { dead, renamed = 0 } = counted(({ fate }) => fate);
  expect(dead).toBe(14);
  // Less the owners, who keep their names.
  expect(renamed).toBeGreaterThanOrEqual(80);
  expect(renamed).toBeLessThanOrEqual(85);
  expect(links.length + elsewhereLinks().length).toBe(shape.links);
});

test('the list with the mix of its own has the 33 links that are no repositories', () => {
  const own = githubLinks('awesome-go');
  expect(own).toHaveLength(shape.github);
  expect(own.filter(({ kind }) => kind !== 'repository')).toHaveLength(33);
});

test('the played API tells of all but wikis and a few others, and its word is that of the pages', async () => {
  const fates = new Map(links.map(({ path, fate }) => [`https://github.com${path}`, fate]));
  const { repositories, owners } = playedGithub(mix);
  const web = createFakeWeb(
    {
      [`${defaults.probe.endpoints.githubApi}/graphql`]: playGithub(repositories, owners),
      'https://github.com': ({ url }) => (fates.get(url) === 'dead' ? { status: 404 } : html('A page')),
    },
    { env: { GITHUB_TOKEN: 'token' } },
  );
  const probes = await web.probeAll([...fates.keys()]);
  const asked = new Set(web.requests.map(({ url }) => url));
  for (const { kind, fate, path } of links) {
    const isPage = fate === 'dead' || kind === 'wiki' || (kind === 'other' && !path.includes('/commits/'));
    const isBehindOldName = fate === 'renamed' && (kind === 'talk' || kind === 'other');
    expect([path, asked.has(`https://github.com${path}`)]).toEqual([path, isPage || isBehindOldName]);
  }
  for (const probe of probes) {
    const fate = fates.get(probe.requestKey);
    expect([probe.requestKey, verdictOf(probe) === 'dead/not-found']).toEqual([probe.requestKey, fate === 'dead']);
  }
});
