import { defaults } from '../../src/config/defaults.ts';
import type { JudgeContext } from '../../src/judge/context.ts';
import { online } from '../../src/judge/network.ts';
import type { Answer, Ending, Failure, Hop, Look, Page, Probe } from '../../src/model/probe.ts';

export const asked = 'https://site.example/a/page';

export const emptyPage: Page = {
  ended: true,
  bytes: 4096,
  type: 'text/html',
  title: 'A fine page',
  refresh: null,
  parking: [],
  standIn: null,
  anchors: null,
};

export function makeAnswer(answer: Partial<Omit<Answer, 'page'>> & { readonly page?: Partial<Page> } = {}): Ending {
  const { page, ...rest } = answer;
  return {
    kind: 'answer',
    answer: {
      url: asked,
      status: 200,
      headers: {},
      certificate: 'ok',
      ...rest,
      page: { ...emptyPage, ...page },
    },
  };
}

export function makeFailure(failure: Failure): Ending {
  return { kind: 'failure', url: asked, failure };
}

export function makeProbe(
  ending: Ending,
  { hops = [], looks = [] }: { readonly hops?: readonly Hop[]; readonly looks?: readonly Look[] } = {},
): Probe {
  return { requestKey: asked, hops, ending, looks, exchanges: hops.length + 1, attempts: 1, ms: 120 };
}

export function hop(url: string, status = 301, via: Hop['via'] = 'location'): Hop {
  return { url, status, via };
}

export const plain: JudgeContext = {
  fragment: null,
  accept: [],
  network: online,
  history: null,
  at: '2026-03-10T02:00:00.000Z',
  longUnreachable: defaults.judge.longUnreachable,
  keep: () => false,
};
