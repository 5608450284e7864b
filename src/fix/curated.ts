import { getDomain } from 'tldts';
import type { Link } from '../model/link.ts';

/**
 * Whether a dead page can be stood in for by its archived copy without a second thought. A picture, a download, a
 * repository or a package is more than its page: a curator removes the entry, or finds its successor.
 */
export function isReadable(link: Link, url: URL): boolean {
  return link.role === 'text' && link.kind !== 'image' && !isFile(url) && !isHome(url);
}

/** Endings of what is shown, played, unpacked or installed. PDF is text. */
const files = new Set(
  (
    'apk appimage bz2 crx deb dmg exe flatpak gem gz img iso jar msi nupkg pkg rar rpm snap tar tbz2 tgz txz vsix war whl ' +
    'xpi xz zip zst 7z avif bmp gif ico jpeg jpg png psd svg tif tiff webp aac avi flac m4a m4v mkv mov mp3 mp4 mpeg mpg ogg ' +
    'ogv opus wav webm wmv otf ttf woff woff2'
  ).split(' '),
);

function isFile(url: URL): boolean {
  const [, ending] = /\.([a-z0-9]{1,8})$/i.exec(url.pathname) ?? [];
  return ending !== undefined && files.has(ending.toLowerCase());
}

/** Homes of code and packages, by registrable domain or by host. */
const homes = new Set([
  'bitbucket.org',
  'cocoapods.org',
  'codeberg.org',
  'crates.io',
  'docs.rs',
  'gitee.com',
  'github.com',
  'gitlab.com',
  'googlesource.com',
  'hackage.haskell.org',
  'hex.pm',
  'hub.docker.com',
  'launchpad.net',
  'lib.rs',
  'marketplace.visualstudio.com',
  'metacpan.org',
  'npmjs.com',
  'npmjs.org',
  'nuget.org',
  'opam.ocaml.org',
  'packagist.org',
  'pkg.go.dev',
  'plugins.jetbrains.com',
  'pub.dev',
  'pypi.org',
  'rubygems.org',
  'search.maven.org',
  'sourceforge.net',
  'sr.ht',
]);

function isHome(url: URL): boolean {
  return homes.has(url.hostname.replace(/^www\./, '')) || homes.has(getDomain(url.hostname) ?? '');
}
