import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { defaults } from '../../src/config/defaults.ts';
import { judgeProbe } from '../../src/judge/judge-probe.ts';
import { online } from '../../src/judge/network.ts';
import type { Answer, Ending, Look, Page, Probe } from '../../src/model/probe.ts';
import type { Judge } from '../../src/state/read-sighting.ts';
import { openState, type RunEnd, type State } from '../../src/state/state.ts';
import { emptyPage, plain } from '../judge/make-probe.ts';

export const hour = 3600 * 1000;
export const day = 24 * hour;
/** Two in the night. */
export const start = Date.parse('2026-03-01T02:00:00.000Z');
export const url = 'https://site.example/a/page';

export const judge: Judge = (probe, seen) => judgeProbe(probe, { ...plain, ...seen });

export const complete: RunEnd = { outcome: 'complete', network: online };
export const interrupted: RunEnd = { outcome: 'incomplete', network: online };

/** A directory that does not exist yet, and is gone when the test is over. */
export function newDirectory(): string {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'linkmend-state-')));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, 'state');
}

export interface OpenOptions {
  readonly at: number;
  readonly state?: Partial<Config['state']>;
  readonly probe?: Partial<Config['probe']>;
  readonly env?: Readonly<Record<string, string>>;
  readonly judge?: Judge;
}

/** A state whose clock stands still. */
export function openAt(directory: string | null, options: OpenOptions): Promise<State> {
  return openState(
    { state: { ...defaults.state, directory, ...options.state }, probe: { ...defaults.probe, ...options.probe } },
    { now: () => options.at, env: options.env ?? {}, platform: 'linux', judge: options.judge ?? judge },
  );
}

/** A whole run that sees these pages. */
export async function pastRun(
  directory: string,
  at: number,
  probes: readonly Probe[],
  end: RunEnd | 'killed' = complete,
  options: Omit<OpenOptions, 'at'> & { readonly fragments?: readonly string[] } = {},
): Promise<void> {
  const state = await openAt(directory, { ...options, at });
  for (const probe of probes) {
    await state.remember({ requestKey: probe.requestKey, fragments: options.fragments ?? [] }, probe);
  }
  if (end !== 'killed') await state.close(end);
  // Only to give its file back: the test has looked by then.
  else onTestFinished(() => state.close(interrupted));
}

export function probed(
  ending: Ending,
  { requestKey = url, looks = [], hops = [] }: Partial<Pick<Probe, 'requestKey' | 'looks' | 'hops'>> = {},
): Probe {
  return { requestKey, hops, ending, looks, exchanges: hops.length + 1, attempts: 1, ms: 120 };
}

export function answered(
  status: number,
  options: Partial<Pick<Probe, 'requestKey' | 'looks' | 'hops'>> &
    Partial<Pick<Answer, 'headers' | 'certificate' | 'url'>> & { readonly page?: Partial<Page> } = {},
): Probe {
  const { requestKey = url, headers = {}, certificate = 'ok', page } = options;
  const answer = { url: options.url ?? requestKey, status, headers, certificate, page: { ...emptyPage, ...page } };
  return probed({ kind: 'answer', answer }, { requestKey, ...options });
}

export const good = answered(200);
export const confirmed = { kind: 'confirmed', url, status: 404, changed: false } as const satisfies Look;
export const gone = answered(404, { looks: [confirmed] });
export const wall = answered(403);
export const silent = probed({ kind: 'failure', url, failure: { kind: 'timeout', phase: 'connect' } });
export const nameless = probed({ kind: 'failure', url, failure: { kind: 'dns', code: 'no-such-name' } });
