import type { IssueScene } from '../../../src/action/issue/issue-text.ts';
import type { LinkRow, Report } from '../../../src/model/report.ts';
import { finding, linkRow, place, report } from '../../report/sample.ts';

export const scene: IssueScene = {
  name: 'nightly',
  today: '2026-09-10T02:00:00.000Z',
  repositoryUrl: 'https://github.test/o/r',
  commit: '1234567890abcdef1234567890abcdef12345678',
  runUrl: 'https://github.test/o/r/actions/runs/77',
  after: 2,
};

/** A night's report in which these links stand as told; each dead one has its finding. */
export function nightReport(links: readonly Partial<LinkRow>[], run: Partial<Report['run']> = {}): Report {
  const rows = links.map((fields, index) =>
    linkRow({
      id: `l${index + 1}`,
      checkedAt: scene.today,
      places: [place({ line: index + 1, entry: `Entry ${index + 1}` })],
      ...fields,
    }),
  );
  const findings = rows
    .filter(({ verdict }) => verdict === 'dead' || verdict === 'blocked' || verdict === 'unstable')
    .map(({ id, verdict, reason, places }) =>
      finding({
        rule: `${verdict}/${reason}`,
        link: id,
        severity: verdict === 'dead' ? 'error' : verdict === 'blocked' ? 'info' : 'warning',
        file: places[0]?.file ?? 'README.md',
        line: places[0]?.line ?? 1,
      }),
    );
  return report({ run: { ...report().run, startedAt: scene.today, ...run }, links: rows, findings });
}

/** A link that has failed since a day. */
export function dead(url: string, since: string | null = '2026-09-01'): Partial<LinkRow> {
  const failingSince = since === null ? null : `${since}T02:00:00.000Z`;
  return { url, verdict: 'dead', reason: 'not-found', status: 404, failingSince };
}
