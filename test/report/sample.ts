import type { LinkRow, Place, Report, ReportFinding, Summary } from '../../src/model/report.ts';

/** A link row that was found well, with whatever is given laid over it. */
export function linkRow(fields: Partial<LinkRow> = {}): LinkRow {
  return {
    id: 'l1',
    url: 'https://fine.example/',
    verdict: 'ok',
    reason: null,
    severity: 'off',
    status: 200,
    finalUrl: null,
    title: null,
    probedAs: null,
    hops: [],
    evidence: [],
    archive: null,
    repository: null,
    from: 'network',
    checkedAt: '2026-09-01T02:00:00.000Z',
    attempts: 1,
    ms: 312,
    lastOkAt: null,
    failingSince: null,
    history: [],
    places: [place()],
    ...fields,
  };
}

export function place(fields: Partial<Place> = {}): Place {
  return {
    file: 'README.md',
    line: 12,
    column: 7,
    endLine: 12,
    endColumn: 31,
    kind: 'inline',
    raw: 'https://fine.example/',
    text: 'A page',
    section: 'Tools',
    entry: 'A page',
    change: null,
    uses: [],
    ...fields,
  };
}

export function finding(fields: Partial<ReportFinding> = {}): ReportFinding {
  return {
    rule: 'dead/not-found',
    link: 'l1',
    severity: 'error',
    file: 'README.md',
    line: 12,
    column: 7,
    endLine: fields.line === undefined ? 12 : fields.line,
    endColumn: 31,
    message: 'page not found: 404 twice',
    data: {},
    fix: null,
    ...fields,
  };
}

export function report(
  fields: Partial<Omit<Report, 'summary'>> & { readonly summary?: Partial<Summary> } = {},
): Report {
  const { summary, ...others } = fields;
  const findings = others.findings ?? [];
  const links = others.links ?? [];
  const count = (severity: ReportFinding['severity']) => findings.filter((each) => each.severity === severity).length;
  return {
    schemaVersion: 1,
    tool: { name: 'linkmend', version: '0.1.0' },
    run: {
      startedAt: '2026-09-01T02:00:00.000Z',
      finishedAt: '2026-09-01T02:01:00.000Z',
      complete: true,
      offline: false,
      root: '.',
      scope: { since: null, shard: null },
      notes: [],
    },
    inputs: [{ file: 'README.md', state: 'read', sha256: '0'.repeat(64) }],
    links,
    findings,
    ...others,
    summary: {
      files: 1,
      places: links.length,
      links: links.length,
      verdicts: {},
      skipped: {},
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      fixed: 0,
      ignored: 0,
      ...summary,
    },
  };
}

const capture = {
  state: 'found',
  url: 'https://web.archive.org/web/20180601120000/https://old.example/page',
  capturedAt: '2018-06-01T12:00:00.000Z',
  checked: 'verified',
} as const;

/** A nightly run over a list: something of everything. */
export const nightly: Report = report({
  links: [
    linkRow({ id: 'l1' }),
    linkRow({
      id: 'l2',
      url: 'https://old.example/page',
      verdict: 'dead',
      reason: 'not-found',
      severity: 'error',
      status: 404,
      evidence: [{ kind: 'confirmed', url: 'https://old.example/page', status: 404, changed: false }],
      archive: capture,
      lastOkAt: '2026-05-01T02:00:00.000Z',
    }),
    linkRow({
      id: 'l3',
      url: 'https://gone.example/a/long/path/that/does/not/fit/beside/its/place/in/eighty/columns.html',
      verdict: 'dead',
      reason: 'dns',
      severity: 'error',
      status: null,
      archive: { state: 'none' },
    }),
    linkRow({
      id: 'l4',
      url: 'http://moved.example/docs',
      verdict: 'moved',
      reason: 'permanent-redirect',
      severity: 'warning',
      finalUrl: 'https://moved.example/docs',
      hops: [{ url: 'http://moved.example/docs', status: 301, via: 'location' }],
    }),
    ...[1, 2, 3, 4, 5].map((index) =>
      linkRow({
        id: `b${index}`,
        url: `https://journal${index}.example/article/${index}`,
        verdict: 'blocked',
        reason: 'bot-wall',
        severity: 'info',
        status: 403,
      }),
    ),
    linkRow({ id: 'l9', url: 'https://members.example/', verdict: 'blocked', reason: 'auth-required', status: 401 }),
  ],
  findings: [
    ...Array.from({ length: 2000 }, (_, index) =>
      finding({
        link: 'l2',
        file: index < 2 ? 'README.md' : `docs/page-${String(index % 412).padStart(3, '0')}.md`,
        line: 12 + index,
        message: 'page not found: 404 twice; last good on 2026-05-01',
        fix: {
          safety: 'safe',
          kind: 'archive',
          state: 'offered',
          becomes: capture.url,
          edits: [],
        },
      }),
    ),
    finding({
      rule: 'dead/dns',
      link: 'l3',
      line: 44,
      column: 3,
      message: 'no such host: gone.example has no address',
    }),
    finding({
      rule: 'moved/permanent-redirect',
      link: 'l4',
      severity: 'warning',
      line: 120,
      message: 'moved permanently to https://moved.example/docs',
      fix: { safety: 'safe', kind: 'moved', state: 'offered', becomes: 'https://moved.example/docs', edits: [] },
    }),
    finding({
      rule: 'no-duplicate-links',
      link: null,
      severity: 'warning',
      line: 301,
      column: 3,
      message: 'the same address as in line 14',
    }),
    ...[1, 2, 3, 4, 5].map((index) =>
      finding({
        rule: 'blocked/bot-wall',
        link: `b${index}`,
        severity: 'info',
        line: 200 + index,
        message: 'a bot wall stands before the page (403)',
      }),
    ),
    finding({
      rule: 'blocked/auth-required',
      link: 'l9',
      severity: 'info',
      line: 210,
      message: 'asks for a login (401)',
    }),
  ],
  summary: {
    files: 413,
    places: 3241,
    links: 1234,
    verdicts: { ok: 1198, moved: 1, redirected: 20, dead: 2, blocked: 6, skipped: 7 },
    skipped: { excluded: 5, 'private-address': 2 },
    ignored: 1,
  },
});
