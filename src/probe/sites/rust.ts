import { segmentsOf } from './segments.ts';
import type { Site } from './site.ts';

/**
 * The site serves its app with 200 for every path, once HTML is asked for (its own issues 556 and 788). The index answers 404
 * or 410 for packages that do not exist (The Cargo Book, "Registry Index", nonexistent crates). It lists all versions in
 * one file, which is not read: about a version page it can only say that the whole package is gone.
 */
export const rust: Site = {
  name: 'rust',
  question: ({ url }, { endpoints, packagePages }) => {
    if (!packagePages.rust.includes(url.hostname)) return null;
    const [first, name = '', version] = segmentsOf(url) ?? [];
    // What packages can be called: ASCII, and no longer than 64 (The Cargo Book, "The Manifest Format").
    if (first !== 'crates' || !/^[a-z][\w-]{0,63}$/i.test(name)) return null;
    return {
      url: `${endpoints.rustPackages}/${indexPath(name.toLowerCase())}`,
      says: ({ status }) => {
        if (status === 404 || status === 410) return 'gone';
        return status === 200 && version === undefined ? 'there' : 'unknown';
      },
    };
  },
};

/** The Cargo Book, "Registry Index", index files. */
function indexPath(name: string): string {
  switch (name.length) {
    case 1:
    case 2:
      return `${name.length}/${name}`;
    case 3:
      return `3/${name[0]}/${name}`;
    default:
      return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
  }
}
