import type { Report } from '../../../src/model/report.ts';
import { finding, linkRow, place, report } from '../sample.ts';

const verdicts = [
  { verdict: 'ok', reason: null, status: 200 },
  { verdict: 'dead', reason: 'not-found', status: 404 },
  { verdict: 'moved', reason: 'permanent-redirect', status: 200 },
  { verdict: 'blocked', reason: 'bot-wall', status: 403 },
] as const;

/** A run over a large list: every fourth link is dead and has a finding. */
export function manyLinks(count: number): Report {
  const links = Array.from({ length: count }, (_, index) =>
    linkRow({
      ...(verdicts[index % 4] ?? verdicts[0]),
      id: `l${index}`,
      url: `https://host${index % 997}.example/page/${index}`,
      lastOkAt: '2026-08-30T02:00:00.000Z',
      history: [{ at: '2026-08-30T02:00:00.000Z', verdict: 'ok', reason: null }],
      places: [place({ file: `docs/part-${index % 50}.md`, line: index + 1, text: `Entry ${index}` })],
    }),
  );
  const dead = links.filter(({ verdict }) => verdict === 'dead');
  return report({
    links,
    findings: dead.map(({ id, places: [first] }) =>
      finding({ link: id, file: first?.file ?? '', line: first?.line ?? null }),
    ),
    summary: { verdicts: { ok: count / 4, dead: count / 4, moved: count / 4, blocked: count / 4 } },
  });
}
