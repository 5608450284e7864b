import { createHash } from 'node:crypto';
import type { ProbeConfig } from '../config/config.ts';
import { defaults } from '../config/defaults.ts';
import { canParseUrl } from '../model/can-parse-url.ts';
import { createHostSettings, type HostSettings } from '../probe/host-settings.ts';
import { githubToken } from '../probe/sites/github-token.ts';
import { gitlabToken } from '../probe/sites/gitlab-token.ts';
import { type AddressGuard, createAddressGuard } from '../probe/transport/address-guard.ts';
import type { Facts } from './facts.ts';

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
  const settings = createHostSettings(config);
  const guard = createAddressGuard(config);
  const find = (hostname: string): Conditions => conditionsOf(hostname, settings(hostname), { config, guard, env });
  return (hostname) => {
    const found = known.get(hostname) ?? find(hostname);
    known.set(hostname, found);
    return found;
  };
}

/**
 * The fingerprints of all hosts that had a say in an answer; as long as one host's where all have the same settings.
 *
 * @param requestKey stands for the empty address in facts
 */
export function fingerprintOfChain(
  { hops, ending }: Pick<Facts, 'hops' | 'ending'>,
  requestKey: string,
  conditions: (hostname: string) => Pick<Conditions, 'fingerprint'>,
): string {
  const last = ending.kind === 'answer' ? [ending.answer.url] : 'url' in ending ? [ending.url] : [];
  const addresses = [requestKey, ...hops.map(({ url }) => url), ...last].map((url) => url || requestKey);
  const hosts = addresses.flatMap((url) => (canParseUrl(url) ? [new URL(url).hostname] : []));
  const [first = '', ...others] = hosts.map((host) => conditions(host).fingerprint);
  return [first, ...new Set(others.filter((one) => one !== first))].join(' ');
}

interface Asking {
  readonly config: ProbeConfig;
  readonly guard: AddressGuard;
  readonly env: Readonly<Record<string, string | undefined>>;
}

function conditionsOf(
  hostname: string,
  { userAgent, headers, basicAuth, verification, anchors }: HostSettings,
  { config, guard, env }: Asking,
): Conditions {
  const sent = Object.entries(headers).flatMap(([name, value]) => (isComplete(value, env) ? [name.toLowerCase()] : []));
  const names = [basicAuth?.user, basicAuth?.password].filter((name) => name !== undefined);
  const basic = names.length > 0 && names.every((name) => env[name] !== undefined) ? 'basic' : '';
  // Our own agent's name changes with every version.
  const agent = userAgent === defaults.probe.userAgent ? '' : userAgent;
  const settings = [agent, config.acceptLanguage, verification, basic, ...sent.toSorted()];
  settings.push(...forgeSettings(config, hostname, env));
  // Whether addresses inside may be asked, for any such address.
  if (guard.refused(hostname, ['127.0.0.1']) === null) settings.push('private');
  return {
    fingerprint: createHash('sha256').update(settings.join('\n')).digest('hex').slice(0, 16),
    credentials: basic !== '' || sent.length > 0 ? 'sent' : 'none',
    anchors,
  };
}

/** A forge's API tells more than its pages, and to those with a token of other repositories. */
function forgeSettings(
  config: ProbeConfig,
  hostname: string,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  if (hostname === 'github.com') return githubToken(env, config.endpoints.githubApi) === null ? [] : ['token'];
  if (!config.gitlabHosts.includes(hostname)) return [];
  return ['api', ...(gitlabToken(env, hostname) === null ? [] : ['token'])];
}

function isComplete(template: string, env: Readonly<Record<string, string | undefined>>): boolean {
  return [...template.matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g)].every(([, name = '']) => env[name] !== undefined);
}
