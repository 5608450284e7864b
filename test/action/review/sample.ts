import type { Report } from '../../../src/model/report.ts';
import { finding, linkRow, place, report } from '../../report/sample.ts';

const scope = { since: 'origin/main', shard: null };
const added = (line: number, entry: string, fields = {}) =>
  place({ line, entry, text: entry, change: 'added', ...fields });

/** A pull request with something of everything. */
export const proposal: Report = report({
  run: { ...report().run, scope },
  links: [
    linkRow({
      id: 'l1',
      url: 'https://github.com/o/good',
      title: 'o/good: a tool',
      repository: {
        forge: 'github.com',
        name: 'o/good',
        state: 'active',
        pushedAt: '2026-08-30T00:00:00Z',
        stars: 12_345,
        license: 'MIT',
      },
      places: [added(10, 'Good')],
    }),
    linkRow({
      id: 'l2',
      url: 'https://gone.example/page',
      verdict: 'dead',
      reason: 'not-found',
      severity: 'error',
      status: 404,
      places: [added(11, 'Gone')],
    }),
    linkRow({
      id: 'l3',
      url: 'https://walled.example/',
      verdict: 'blocked',
      reason: 'bot-wall',
      status: 403,
      places: [added(12, 'Walled', { change: 'changed' })],
    }),
    linkRow({
      id: 'l4',
      url: 'http://moved.example/a',
      verdict: 'moved',
      reason: 'permanent-redirect',
      finalUrl: 'https://moved.example/b',
      title: 'Moved | here',
      places: [added(13, 'Moved'), place({ file: 'other.md', line: 4 })],
    }),
    linkRow({
      id: 'l5',
      url: 'docs/old.md',
      verdict: 'dead',
      reason: 'missing-file',
      from: 'local',
      places: [place({ file: 'guide.md', line: 3 })],
    }),
  ],
  findings: [
    finding({ link: 'l2', line: 11 }),
    finding({ link: 'l5', file: 'guide.md', line: 3, rule: 'dead/missing-file', message: 'no such file: docs/old.md' }),
    finding({
      link: 'l4',
      line: 13,
      rule: 'moved/permanent-redirect',
      severity: 'info',
      message: 'moved permanently to https://moved.example/b',
      fix: { safety: 'safe', kind: 'moved', state: 'offered', becomes: 'https://moved.example/b', edits: [] },
    }),
    finding({ link: null, line: 10, rule: 'entry-sorted', severity: 'warning', message: 'stands behind "Walled"' }),
    finding({ link: null, line: 99, rule: 'toc-stale', severity: 'warning', message: 'no section is called #tools' }),
  ],
  summary: { links: 5, verdicts: { ok: 1, dead: 2, blocked: 1, moved: 1 } },
});
