import { segmentsOf } from './segments.ts';
import type { Site } from './site.ts';

const hosts = new Set(['vimeo.com', 'www.vimeo.com', 'player.vimeo.com']);

/**
 * Vimeo shows servers in data centres a captcha with 403 (php-embed/Embed#326); its oEmbed still answers. A 404 there means
 * a video that strangers cannot see (Vimeo Help Center, "Using oEmbed with private videos"); a 403 one that may not be
 * embedded, or another wall (vimeo/player.js#264): that says nothing.
 */
export const vimeo: Site = {
  name: 'vimeo',
  question: ({ url, answer }, { endpoints }) => {
    if (answer !== 'refused' || !hosts.has(url.hostname) || !isVideo(url)) return null;
    const video = new URL(url);
    video.hash = '';
    return {
      url: `${endpoints.vimeoEmbeds}/api/oembed.json?url=${encodeURIComponent(video.href)}`,
      says: ({ status, format }) => {
        if (status === 404) return 'gone';
        return status === 200 && format === 'json' ? 'there' : 'unknown';
      },
    };
  },
};

/** `/76979871`, with the code of an unlisted video behind it; `/channels/staffpicks/76979871`; `/video/76979871`. */
function isVideo(url: URL): boolean {
  const [first = '', second = '', third = '', fourth = ''] = segmentsOf(url) ?? [];
  switch (first) {
    case 'channels':
      return /^\d+$/.test(third);
    case 'groups':
      return third === 'videos' && /^\d+$/.test(fourth);
    case 'video':
      return url.hostname === 'player.vimeo.com' && /^\d+$/.test(second);
    default:
      return /^\d+$/.test(first) && /^[\da-f]*$/.test(second);
  }
}
