import { limits } from './defaults.ts';
import { findHostGlobFault } from './host-glob.ts';
import { type Parsed, parsedFault, parsedValue } from './parsed.ts';

const expected = 'expected HTTP status codes such as 403 or 403,429';

/** Reads status codes, separated by commas or spaces; every one once, in ascending order. */
export function parseStatusCodes(text: string): Parsed<readonly number[]> {
  const codes = text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d{3}$/.test(part) ? Number(part) : Number.NaN));
  if (codes.length === 0 || !codes.every((code) => code >= limits.status.minimum)) return parsedFault(expected);
  return parsedValue([...new Set(codes)].sort((a, b) => a - b));
}

/** The value of `--accept`. */
export interface AcceptedStatus {
  /** A host glob. */
  readonly host: string;
  readonly accept: readonly number[];
}

/** Reads `HOST=CODES`. */
export function parseAccept(text: string): Parsed<AcceptedStatus> {
  const [, host, list] = /^(.*?)=(.*)$/s.exec(text) ?? [];
  if (host === undefined || list === undefined) {
    const codes = parseStatusCodes(text);
    const hint = codes.kind === 'value' ? `; for every host write "*=${codes.value.join(',')}"` : '';
    return parsedFault(`expected HOST=CODES such as example.com=403,429${hint}`);
  }
  const fault = findHostGlobFault(host.trim());
  if (fault !== null) return parsedFault(`the host ${fault}`);
  const codes = parseStatusCodes(list);
  return codes.kind === 'fault' ? codes : parsedValue({ host: host.trim().toLowerCase(), accept: codes.value });
}
