/**
 * Why a proxy answered in the target's place, for the evidence; `null` where the answer may be the target's. Only for what
 * a forwarding proxy sends: behind a tunnel, or without a proxy, the same headers are the target's own.
 *
 * A proxy says so with 407 (RFC 9110, section 15.5.8), with an `error` in its `Proxy-Status` (RFC 9209, section 2.1.1; our
 * proxy is the last member, and a `received-status` beside it tells of an answer from further on), or, as Squid does on
 * pages of its own, with `X-Squid-Error`.
 */
export function proxyFault(status: number, headers: Readonly<Record<string, string>>): string | null {
  if (status === 407) return '407';
  const squid = /^[\w-]{1,40}/.exec(headers['x-squid-error']?.trim() ?? '');
  if (squid !== null) return `${status} ${squid[0]}`;
  const error = errorOf(lastMember(headers['proxy-status'] ?? ''));
  return error === null ? null : `${status} ${error}`;
}

/** The last member of a structured list (RFC 9651), whose strings may hold commas. */
function lastMember(list: string): string {
  return (
    list
      .replace(/"(?:[^"\\]|\\.)*"/g, '""')
      .split(',')
      .at(-1) ?? ''
  );
}

function errorOf(member: string): string | null {
  const parameters = member.split(';').slice(1);
  if (parameters.some((parameter) => /^\s*received-status\s*=/i.test(parameter))) return null;
  const [found] = parameters.flatMap((parameter) => /^\s*error\s*=\s*([\w-]{1,40})/i.exec(parameter)?.[1] ?? []);
  return found ?? null;
}
