import { z } from 'zod';
import { limits } from './defaults.ts';
import { duration, headerValue, hostGlob, integer, statusCodes, strict, text } from './schema-values.ts';

// RFC 9110, section 5.6.2: a token.
const headerName = text((value) =>
  /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(value) ? null : `${JSON.stringify(value)} is no header name`,
);

const secretHeaderValue = headerValue.superRefine((value, context) => {
  if (/\$\{(?![A-Za-z_][A-Za-z0-9_]*\})/.test(value)) {
    context.addIssue({ code: 'custom', message: `expected the name of an environment variable, "\${NAME}"` });
  }
});

// The value may be the secret itself: it is never repeated.
const environmentName = text((value) =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(value)
    ? null
    : 'expected the name of an environment variable that holds the value, not the value itself',
);

const host = strict({
  accept: statusCodes.optional().describe('Status codes that count as ok.'),
  headers: z
    .record(headerName, secretHeaderValue)
    .optional()
    .describe(
      `Sent with every request; "\${NAME}" stands for an environment variable, so that secrets stay out of the file.`,
    ),
  basicAuth: strict({
    user: environmentName.describe('The environment variable that holds the user name.'),
    password: environmentName.describe('The environment variable that holds the password.'),
  })
    .optional()
    .describe('Names of the environment variables for HTTP Basic authentication.'),
  userAgent: headerValue.optional().describe('What the program calls itself.'),
  timeout: duration(limits.timeout).optional().describe('DNS, connect, TLS and headers of one attempt together.'),
  concurrency: integer(limits.hostConcurrency).optional().describe('Requests under way at once.'),
  interval: duration(limits.hostInterval).optional().describe('Time between two starts.'),
  anchors: z.boolean().optional().describe('Whether fragments are looked up in the page.'),
  tls: z.enum(['verify', 'accept-any']).optional().describe('Whether the certificate has to be right.'),
  allowPrivate: z.boolean().optional().describe('Whether private addresses may be asked.'),
});

/** Settings by host glob; unset fields fall through to less specific globs, then to the general settings. */
export const hosts = z.record(hostGlob, host);

/** `accept` by host glob, for files that set nothing else for hosts. */
export const acceptByHost = z.record(hostGlob, statusCodes);
