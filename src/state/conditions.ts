import { createHash } from 'node:crypto';
import type { ProbeConfig } from '../config/config.ts';
import { defaults } from '../config/defaults.ts';
import { hostSettings } from '../probe/host-settings.ts';

/** Under which settings a host is asked: facts that were got under others do not stand for asking. */
export interface Conditions {
  /** Equal for equal settings. Nothing of a secret goes into it, not even hashed. */
  readonly fingerprint: string;
  /** Whether a refusal may be the fault of what we send, which can change without a trace here. */
  readonly credentials: 'sent' | 'none';
  readonly anchors: 'check' | 'ignore';
}

/**
 * The conditions of each host.
 *
 * @returns a function of host names as `URL.hostname` gives them
 */
export function createConditions(
  config: ProbeConfig,
  env: Readonly<Record<string, string | undefined>>,
): (hostname: string) => Conditions {
  const known = new Map<string, Conditions>();
  return (hostname) => {
    const found = known.get(hostname) ?? conditionsOf(config, hostname, env);
    known.set(hostname, found);
    return found;
  };
}

function conditionsOf(
  config: ProbeConfig,
  hostname: string,
  env: Readonly<Record<string, string | undefined>>,
): Conditions {
  const { userAgent, headers, basicAuth, verification, anchors } = hostSettings(config, hostname);
  const sent = Object.entries(headers).flatMap(([name, value]) => (isComplete(value, env) ? [name.toLowerCase()] : []));
  const names = [basicAuth?.user, basicAuth?.password].filter((name) => name !== undefined);
  const basic = names.length > 0 && names.every((name) => env[name] !== undefined) ? 'basic' : '';
  // Our own agent's name changes with every version.
  const agent = userAgent === defaults.probe.userAgent ? '' : userAgent;
  const settings = [agent, config.acceptLanguage, verification, basic, ...sent.toSorted()];
  return {
    fingerprint: createHash('sha256').update(settings.join('\n')).digest('hex').slice(0, 16),
    credentials: basic !== '' || sent.length > 0 ? 'sent' : 'none',
    anchors,
  };
}

function isComplete(template: string, env: Readonly<Record<string, string | undefined>>): boolean {
  return [...template.matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g)].every(([, name = '']) => env[name] !== undefined);
}
