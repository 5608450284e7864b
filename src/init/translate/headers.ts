import { findHostGlobFault } from '../../config/host-glob.ts';
import type { Draft } from './draft.ts';

/** A header as it is written, its name in any letter case. */
export type Header = readonly [name: string, value: string];

const secretNames = /authorization|cookie|token|secret|api-?key|password/i;

/**
 * Headers for a host. What may be a secret stays out of the new file: an environment variable takes its place.
 *
 * @param host `*` for all
 */
export function translateHeaders(host: string, headers: readonly Header[], key: string, draft: Draft): void {
  const fault = findHostGlobFault(host);
  if (fault !== null) {
    draft.note(key, 'none', `"${host}" ${fault}`);
    return;
  }
  const made = headers.map(([name, value]): Header => {
    const lower = name.trim().toLowerCase();
    if (!secretNames.test(lower) || /\$\{[A-Za-z_][A-Za-z0-9_]*\}/.test(value)) return [lower, value.trim()];
    const variable = variableFor(host, lower);
    const told = `the value of "${lower}" is not copied: put it into the environment variable ${variable}`;
    draft.note(key, 'differs', told);
    return [lower, `\${${variable}}`];
  });
  const agent = made.find(([name]) => name === 'user-agent');
  const others = made.filter(([name]) => name !== 'user-agent');
  if (agent !== undefined) draft.host(host, { userAgent: agent[1] });
  if (others.length > 0) draft.host(host, { headers: Object.fromEntries(others) });
  draft.note(key, 'same', `hosts["${host}"]`);
}

/** Headers for what begins with an address; linkmend's go to hosts. */
export function translateHeadersOf(url: string, headers: readonly Header[], key: string, draft: Draft): void {
  const [, host = '', path = ''] = /^https?:\/\/([^/:?#]*)(?::\d+)?(.*)$/i.exec(url) ?? [];
  if (host === '') {
    draft.note(key, 'none', `"${url}" names no host`);
    return;
  }
  if (!/^\/?$/.test(path)) draft.note(key, 'differs', `${url}: the headers go to all of ${host}`);
  translateHeaders(host.toLowerCase(), headers, key, draft);
}

function variableFor(host: string, header: string): string {
  return `${host === '*' ? 'LINKMEND' : host}_${header}`
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
