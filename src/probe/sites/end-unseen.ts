import type { Ending } from '../../model/probe.ts';

/** How a chain ends whose last page nobody has seen, but whose site says that it is there. */
export function endUnseen(url: string): Ending {
  const page = {
    ended: true,
    bytes: 0,
    type: null,
    title: null,
    refresh: null,
    parking: [],
    standIn: null,
    anchors: null,
  };
  return { kind: 'answer', answer: { url, status: 200, headers: {}, page, certificate: 'ok' } };
}
