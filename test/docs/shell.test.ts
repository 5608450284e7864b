import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createDirectory, git } from '../discover/tree.ts';
import { serve } from '../support/web.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const recipe = /^```sh\n(#!\/bin\/sh\n.*?)^```$/ms.exec(readFileSync(at('docs/shell.md'), 'utf8'))?.[1] ?? '';

/** Runs the script as cron would, with the command of this checkout; what it prints. */
function nightly(directory: string): Promise<{ readonly code: number; readonly printed: string }> {
  const PATH = [join(directory, 'bin'), process.env['PATH']].join(delimiter);
  const env = { ...process.env, PATH, GIT_CONFIG_GLOBAL: '/dev/null', HTTP_PROXY: '', http_proxy: '' };
  return new Promise((done) => {
    execFile('sh', [join(directory, 'nightly.sh'), 'checkout', 'keep'], { cwd: directory, env }, (error, out, err) => {
      done({ code: error === null ? 0 : Number(error.code), printed: out + err });
    });
  });
}

test('the recipe for cron says something when something is new, and then no more', { timeout: 120_000 }, async () => {
  await using web = await serve((_, response) => response.writeHead(404).end('<title>Not found</title>'));
  const directory = createDirectory();
  const origin = join(directory, 'origin');
  mkdirSync(origin);
  mkdirSync(join(directory, 'bin'));
  writeFileSync(join(origin, 'README.md'), `# List\n\n- [A](${web.origin}/a) - A page.\n`);
  const config = { allowPrivate: true, archive: false, fresh: true, rules: { 'url-placeholder': 'off' } };
  writeFileSync(join(origin, 'linkmend.config.json'), JSON.stringify(config));
  git(origin, 'init', '--quiet', '-b', 'main');
  git(origin, 'add', '.');
  git(origin, 'commit', '--quiet', '-m', 'a list');
  git(directory, 'clone', '--quiet', origin, 'checkout');
  writeFileSync(join(directory, 'nightly.sh'), recipe);
  const command = join(directory, 'bin/linkmend');
  const jiti = at('node_modules/jiti/lib/jiti-cli.mjs');
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${jiti}" "${at('src/cli/main.ts')}" "$@"\n`);
  chmodSync(command, 0o755);
  const read = (file: string): string => readFileSync(join(directory, 'keep', file), 'utf8');

  const first = await nightly(directory);
  expect(first).toMatchObject({ code: 0, printed: expect.stringContaining(`${web.origin}/a\n`) });
  expect(JSON.parse(read('run.json'))).toMatchObject({ summary: { errors: 1 } });
  expect(read('index.html')).toMatch(/^<!doctype html>/i);

  expect(await nightly(directory)).toEqual({ code: 0, printed: '' });
  expect(JSON.parse(read('known.json'))).toMatchObject({ accepted: [{ rule: 'dead' }] });
});
