import type { Report } from '../../../src/model/report.ts';
import { finding, linkRow, place, report } from '../sample.ts';

/** Texts that would act in a page if one place forgot that they are texts. */
export const acting = [
  '<script>alert(1)</script>',
  '</script><script>alert(2)</script>',
  '<!--<script>',
  '"><img src=https://evil.example/x onerror=alert(3)>',
  "' onmouseover='alert(4)",
  '</style><style>@import "https://evil.example/x.css"</style>',
  '</title><svg onload=alert(5)>',
  'javascript:alert(6)',
  'data:text/html,<script>alert(7)</script>',
  'https://evil.example/"><iframe src=//evil.example>',
  '{{constructor.constructor("alert(8)")()}}',
  '${alert(9)}',
  '</textarea><base href=https://evil.example/>',
  '\u202egnp.exe\u2066\u0000\u001b[31m\u2028alert(10)',
  '__proto__',
  '<a href="https://evil.example" ping="https://evil.example/ping">x</a>',
] as const;

/** A report in which a text stands wherever text from outside can stand. */
export function hostilePage(text: string): Report {
  const at = '2026-08-01T02:00:00.000Z';
  const facts = { forge: text, name: text, state: 'archived', pushedAt: text, stars: 3, license: text } as const;
  const shared = {
    reason: text as 'not-found',
    finalUrl: `https://fine.example/${text}`,
    title: text,
    probedAs: text,
    hops: [{ url: text, status: 301, via: 'location' as const }],
    evidence: [
      { kind: text, url: text, [text]: text },
      { kind: 'mark', header: text, value: text },
      { kind: 'site', site: text, says: text, url: text },
    ],
    archive: { state: 'found', url: text, capturedAt: text, checked: 'verified' } as const,
    repository: facts,
    lastOkAt: text,
    failingSince: text,
    history: [
      { at, verdict: 'ok', reason: null } as const,
      { at: '2026-08-02T02:00:00.000Z', verdict: 'dead', reason: text as 'not-found' } as const,
    ],
    places: [place({ file: text, text, section: text, entry: `${text}!` }), place({ file: `${text}.md`, text: '' })],
  };
  const edits = [{ line: 1, column: 1, endLine: 1, endColumn: 2, expected: text, text: `${text}\r\n${text}` }];
  const fix = { safety: 'safe', kind: 'lint', state: 'offered', becomes: text, edits } as const;
  const about = { message: text, data: { suggestion: text }, file: text };
  const nowhere = { link: null, line: null, column: null, endLine: null, endColumn: null };
  return report({
    tool: { name: 'linkmend', version: text },
    run: { ...report().run, complete: false, notes: [text], scope: { since: text, shard: text } },
    links: [
      linkRow({ ...shared, id: 'l1', url: text, verdict: 'dead' }),
      linkRow({ ...shared, id: 'l2', url: `https://${'a'}.example/${text}`, verdict: 'moved' }),
    ],
    findings: [
      finding({ ...about, rule: 'dead/not-found', link: 'l1', fix }),
      finding({ ...about, rule: text, link: 'l2', fix: { ...fix, state: 'dropped' } }),
      finding({ ...about, ...nowhere, rule: `${text}/${text}` }),
      finding({ ...about, ...nowhere, rule: 'file-encoding', severity: 'info' }),
      finding({ ...about, rule: text, link: 'l1', severity: 'warning', fix: { ...fix, state: 'applied' } }),
    ],
    summary: { links: 2, verdicts: { dead: 1, moved: 1 }, skipped: { excluded: 2 } },
  });
}
