import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readCommandLine } from '../../src/cli/program.ts';
import { playHosts } from '../cli/played-hosts.ts';
import { startSession } from '../cli/session.ts';
import { git } from '../discover/tree.ts';

const job = z.looseObject({
  script: z.tuple([z.string()]),
  rules: z.array(z.strictObject({ if: z.string() })),
});
const template = z
  .looseObject({
    '.linkmend': z.looseObject({
      artifacts: z.looseObject({
        paths: z.array(z.string()),
        reports: z.strictObject({ codequality: z.string(), junit: z.string() }),
      }),
    }),
    'links:merge-request': job,
    'links:nightly': job,
  })
  .parse(parse(readFileSync(new URL('../../templates/gitlab-ci.yml', import.meta.url), 'utf8')));

/** The words of a script's only command, as a shell would read them. */
const argvOf = (name: 'links:merge-request' | 'links:nightly', base: string): readonly string[] => {
  const [, ...argv] = template[name].script[0].trim().split(/\s+/);
  return argv.map((word) => (word === '"$CI_MERGE_REQUEST_DIFF_BASE_SHA"' ? base : word));
};

describe('the template for GitLab', () => {
  test.each(['links:merge-request', 'links:nightly'] as const)('%s is a command that there is', async (name) => {
    expect(await readCommandLine(argvOf(name, 'main'), '0.0.0')).toMatchObject({ kind: 'run', job: 'all' });
  });

  test('leaves the files that it says', async () => {
    await using hosts = await playHosts({ 'a.example/': {} });
    const files = {
      'README.md': '# L\n\n- [A](http://a.example/) - A.\n',
      'linkmend.config.json':
        '{ "allowPrivate": true, "hostInterval": 0, "archive": false, "rules": { "url-http": "off" } }',
    };
    const session = startSession({ files, git: 'repository', ports: hosts.ports });
    const base = git(session.directory, 'rev-parse', 'HEAD').trim();
    const readJson = (file: string): unknown => JSON.parse(readFileSync(join(session.directory, file), 'utf8'));
    const { artifacts } = template['.linkmend'];
    for (const name of ['links:nightly', 'links:merge-request'] as const) {
      expect(await session.run(...argvOf(name, base))).toMatchObject({ code: 0 });
      expect(readJson(artifacts.reports.codequality)).toEqual([]);
      for (const file of artifacts.paths) expect(readJson(file)).toMatchObject({ schemaVersion: 1 });
      expect(readFileSync(join(session.directory, artifacts.reports.junit), 'utf8')).toMatch(/^<\?xml/);
    }
  });
});
