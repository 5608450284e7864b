import type { Site } from './site.ts';

const hosts = new Set(['doi.org', 'www.doi.org', 'dx.doi.org']);

/**
 * The proxy sends readers on to whoever holds the document; its 404 means that the DOI was never registered. Where the proxy
 * itself refuses us, its API may still say so (DOI Handbook, "REST API Response Format": 100, "Handle Not Found", is 404).
 * That a DOI is registered says nothing of the page behind it, and what refuses us there is no question of the DOI.
 */
export const doi: Site = {
  name: 'doi',
  question: ({ url, landed, answer }, { endpoints }) => {
    if (answer !== 'refused' || !hosts.has(url.hostname) || !hosts.has(landed.hostname)) return null;
    if (!/^\/10\.\d{4,9}(?:\.\d+)*\/./.test(url.pathname)) return null;
    return {
      url: `${endpoints.doiHandles}/api/handles${url.pathname}`,
      says: ({ status, format }) => (status === 404 && format === 'json' ? 'gone' : 'unknown'),
    };
  },
};
