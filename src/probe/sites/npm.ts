import { segmentsOf } from './segments.ts';
import type { Site } from './site.ts';

/**
 * The site answers 403 to whatever is no browser, since September 2025 (open-telemetry/opentelemetry-js#5948, coder/coder#26996);
 * the registry knows the same packages (jest-community/eslint-plugin-jest#1846). One version is asked for, which is short;
 * the whole record of a package may be megabytes, and is asked for only where no version is called latest. Who is not let in sees a private package as missing, as on the site itself.
 */
export const npm: Site = {
  name: 'npm',
  question: ({ url, answer }, { endpoints, packagePages }) => {
    if (answer !== 'refused' || !packagePages.npm.includes(url.hostname)) return null;
    const record = recordOf(segmentsOf(url) ?? []);
    if (record === null) return null;
    const whole = `${endpoints.npmPackages}/${encodeURIComponent(record.name)}`;
    return {
      url: `${whole}/${encodeURIComponent(record.version ?? 'latest')}`,
      ...(record.version === undefined ? { whole } : {}),
      says: ({ status, format }) => {
        if (format !== 'json') return 'unknown';
        if (status === 404) return 'gone';
        return status === 200 ? 'there' : 'unknown';
      },
    };
  },
};

/** `/package/name`, `/package/@scope/name`, each with `/v/1.2.3` or a tag behind it. */
function recordOf(segments: readonly string[]): { readonly name: string; readonly version: string | undefined } | null {
  const [first, ...rest] = segments;
  if (first !== 'package') return null;
  const [, name, version] = /^((?:@[^/@]+\/)?[^/@]+)(?:\/v\/([^/]+))?$/.exec(rest.join('/')) ?? [];
  return name === undefined ? null : { name, version };
}
