import { segmentsOf } from './segments.ts';
import type { Site } from './site.ts';

/**
 * Who runs no script may get a challenge with 200 in place of the page, whatever is behind it (pypi/warehouse#17285); the
 * JSON API (Warehouse's documentation, "JSON API") answers everyone.
 */
export const python: Site = {
  name: 'python',
  question: ({ url, answer, title }, { endpoints, packagePages }) => {
    const hidden = answer === 'refused' || /^client challenge$/i.test(title ?? '');
    if (!hidden || !packagePages.python.includes(url.hostname)) return null;
    const [first, name, version, ...rest] = segmentsOf(url) ?? [];
    if (first !== 'project' || name === undefined || rest.length > 0) return null;
    const record = version === undefined ? [name] : [name, version];
    return {
      url: `${endpoints.pythonPackages}/pypi/${record.map(encodeURIComponent).join('/')}/json`,
      says: ({ status, format }) => {
        if (format !== 'json') return 'unknown';
        if (status === 404) return 'gone';
        return status === 200 ? 'there' : 'unknown';
      },
    };
  },
};
