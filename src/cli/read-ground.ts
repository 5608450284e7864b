import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { version } from '../config/version.ts';
import { listKnownFiles, readRepository } from '../discover/git.ts';
import { runGit } from '../discover/run-git.ts';
import { walk } from '../discover/walk.ts';
import { type Ground, lookedAt, lookedAtDirectories } from '../init/ground.ts';

/**
 * Looks at a repository for `init`.
 *
 * @param root absolute
 */
export async function readGround(root: string, env: Readonly<Record<string, string | undefined>>): Promise<Ground> {
  const [known, repository, remote, texts, directories, gitlabTemplateText, { parse }] = await Promise.all([
    listKnownFiles(root),
    readRepository(root, env),
    runGit(['remote', 'get-url', 'origin'], { cwd: root }),
    Promise.all(lookedAt.map(async (path) => [path, await readIfThere(join(root, path))] as const)),
    Promise.all(lookedAtDirectories.map(async (path) => [path, await isDirectory(join(root, path))] as const)),
    readFile(new URL('../../templates/gitlab-ci.yml', import.meta.url), 'utf8'),
    import('yaml'),
  ]);
  const paths = known === null ? await walk(root) : known;
  return {
    version,
    files: new Map(texts.flatMap(([path, text]) => (text === null ? [] : [[path, text] as const]))),
    paths,
    forge: repository?.forge ?? null,
    remote: remote.kind === 'ok' ? remote.stdout.toString('utf8').trim() : null,
    directories: new Set(directories.flatMap(([path, isThere]) => (isThere ? [path] : []))),
    gitlabTemplateText,
    preCommitRepositories: (text) => {
      try {
        const { repos } = Object(parse(text)) as { readonly repos?: unknown };
        return Array.isArray(repos) ? repos.length : null;
      } catch {
        return null;
      }
    },
  };
}

/** `null` for what is not there, or is no text. */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch {
    return null;
  }
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
