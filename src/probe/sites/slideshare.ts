import { segmentsOf } from './segments.ts';
import type { Site } from './site.ts';

const hosts = new Set(['slideshare.net', 'www.slideshare.net']);

/**
 * SlideShare turns programs away. Its oEmbed knows some slides, and fails for most that are there (WordPress/gutenberg#62394):
 * only a yes counts.
 */
export const slideshare: Site = {
  name: 'slideshare',
  question: ({ url, answer }, { endpoints }) => {
    const isSlides = hosts.has(url.hostname) && (segmentsOf(url) ?? []).length >= 2;
    if (answer !== 'refused' || !isSlides) return null;
    return {
      url: `${endpoints.slideshareEmbeds}/api/oembed/2?format=json&url=${encodeURIComponent(url.href)}`,
      says: ({ status, format }) => (status === 200 && format === 'json' ? 'there' : 'unknown'),
    };
  },
};
