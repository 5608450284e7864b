import { z } from 'zod';
import { canParseUrl } from '../model/can-parse-url.ts';
import { severities } from '../model/finding.ts';
import { formatNames } from './config.ts';
import { type Limits, limits } from './defaults.ts';
import { parseDuration } from './duration.ts';
import { parseFormat } from './format-request.ts';
import { findHostGlobFault } from './host-glob.ts';
import type { Parsed } from './parsed.ts';
import { findPatternFault, findRegularExpressionFault, readRegularExpression } from './pattern.ts';
import { parseStatusCodes } from './status-codes.ts';
import { suggestionText } from './suggestion.ts';

/** An object in which an unknown key is an error that names the key that was probably meant; one line for each key. */
export function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `unknown key${suggestionText(key, known)}`).join('\n')
        : undefined,
  });
}

/** Text that must pass a check; the check says in words what is wrong. */
export function text(findFault: (value: string) => string | null) {
  return z.string().superRefine((value, context) => {
    const fault = findFault(value);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  });
}

/** Text that a parser must be able to read. */
function readable<T>(parse: (value: string) => Parsed<T>) {
  return text((value) => {
    const parsed = parse(value);
    return parsed.kind === 'fault' ? `${JSON.stringify(value)}: ${parsed.fault}` : null;
  });
}

export function integer({ minimum, maximum }: Limits) {
  return z.int().min(minimum).max(maximum);
}

/** Milliseconds, or a duration in words. */
export function duration(range: Limits) {
  return z.union([z.int().nonnegative(), z.string()]).superRefine((value, context) => {
    const parsed = parseDuration(value, range);
    if (parsed.kind === 'fault') {
      context.addIssue({ code: 'custom', message: `${parsed.fault}, got ${JSON.stringify(value)}` });
    }
  });
}

export const filled = text((value) => (value.trim() === '' ? 'is empty' : null));
export const hostGlob = text((value) => quoted(value, findHostGlobFault(value)));
export const hostName = text((value) =>
  value.includes('*') ? `${JSON.stringify(value)} is no host name` : quoted(value, findHostGlobFault(value)),
);
export const severity = z.enum(severities);

export const statusCodes = z.union([
  integer(limits.status),
  z.array(integer(limits.status)).min(1),
  readable(parseStatusCodes),
]);

const urlGlob = text((value) => quoted(value, findPatternFault(value)));

const day = text((value) =>
  isDay(value) ? null : `expected a day that exists, written YYYY-MM-DD, got ${JSON.stringify(value)}`,
);

export const urlPattern = z.union([
  urlGlob.describe('A glob on host/path, or a regular expression between slashes.'),
  strict({
    pattern: urlGlob.describe('A glob on host/path, or a regular expression between slashes.'),
    reason: filled.optional().describe('Why it is there, for whoever reads the list later.'),
    until: day.optional().describe('The last day on which it holds, YYYY-MM-DD; afterwards it is reported.'),
  }),
]);

export const remapFrom = text((value) => {
  if (value.trim() === '') return 'is empty, expected the beginning of an address or a /regular expression/';
  const regular = readRegularExpression(value);
  return regular === null ? null : quoted(value, findRegularExpressionFault(regular));
});

export const formatRequest = z.union([
  readable(parseFormat),
  strict({
    name: z.enum(formatNames).describe('The format.'),
    file: filled.optional().describe('The file to write to; without it, standard output.'),
  }),
]);

/** Text that can stand in a header: RFC 9110, section 5.5, without the obsolete bytes. */
export const headerValue = text((value) =>
  /^[\t\x20-\x7e]+$/.test(value) ? null : 'expected one line of printable ASCII characters',
);

export const origin = text((value) =>
  canParseUrl(value) && /^https?:\/\//i.test(value)
    ? null
    : `expected an http(s) address, got ${JSON.stringify(value)}`,
);

function quoted(value: string, fault: string | null): string | null {
  return fault === null ? null : `${JSON.stringify(value)} ${fault}`;
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
