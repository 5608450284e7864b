import { posix } from 'node:path';

/** A path from the root without `.`, `..` and doubled slashes inside, or a slash at an end; `.` is the root. */
export function normalisePath(path: string): string {
  const normal = posix.normalize(path.replace(/^\/+/, ''));
  return normal === '/' ? '.' : normal.replace(/(?<=.)\/+$/, '');
}

/** A relative path seen from the directory of a source. */
export function inDirectory(source: string, path: string): string {
  return posix.join(posix.dirname(source), path);
}

/** Resolves percent-encoding where it is valid UTF-8; anything else stays as written, since a file may be named so. */
export function percentDecoded(path: string): string {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
