import type { Site } from './site.ts';

const hosts = new Set([
  'youtube.com',
  'www.youtube.com',
  'm.youtube.com',
  'music.youtube.com',
  'www.youtube-nocookie.com',
]);

/**
 * YouTube's pages answer 200 for removed videos; their thumbnails answer 404 (lycheeverse/lychee has the same quirk).
 * Its oEmbed is no help: it refuses videos that merely may not be embedded (lycheeverse/lychee#214).
 */
export const youtube: Site = {
  name: 'youtube',
  question: ({ url }, { endpoints }) => {
    const id = videoId(url);
    if (id === null) return null;
    return {
      url: `${endpoints.youtubeThumbnails}/vi/${id}/0.jpg`,
      says: ({ status }) => {
        if (status === 404) return 'gone';
        return status === 200 ? 'there' : 'unknown';
      },
    };
  },
};

/** Eleven characters of the URL-safe base64 alphabet; `null` for other pages. */
function videoId(url: URL): string | null {
  const [, first = '', second = ''] = url.pathname.split('/');
  const candidate = (): string | null => {
    if (url.hostname === 'youtu.be') return first;
    if (!hosts.has(url.hostname)) return null;
    if (first === 'watch') return url.searchParams.get('v');
    return ['embed', 'shorts', 'live', 'v'].includes(first) ? second : null;
  };
  const id = candidate();
  // `/embed/videoseries` has the length of an id, and is a playlist.
  return id !== null && id !== 'videoseries' && /^[\w-]{11}$/.test(id) ? id : null;
}
