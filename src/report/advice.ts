import { assertNever } from '../model/assert-never.ts';
import type { LinkRow, ReportFinding, ReportFix } from '../model/report.ts';
import type { VerdictKind } from '../model/verdict.ts';
import { answerOf, textOf } from './facts.ts';
import { day } from './wording.ts';

/**
 * What to do about a finding, in a few words, or `null` where there is nothing to do. Text from outside stands in it as
 * it came.
 */
export function adviceOf(finding: ReportFinding, row: LinkRow | null): string | null {
  if (finding.fix !== null) return adviceOfFix(finding.fix, row);
  const suggestion = textOf(finding.data, 'suggestion');
  if (suggestion !== null) return `did you mean ${suggestion}?`;
  const [verdict, reason] = finding.rule.split('/');
  if (reason === undefined) return ruleAdvice.get(finding.rule) ?? null;
  if (verdict === 'dead') return adviceForDead(finding, reason, row);
  return verdictAdvice.get(verdict ?? '') ?? null;
}

function adviceOfFix(fix: ReportFix, row: LinkRow | null): string {
  switch (fix.state) {
    case 'applied':
      return `mended: ${change(fix, row, 'past')}`;
    case 'dropped':
      return `left alone, its edit did not fit the text around it; by hand: ${change(fix, row, 'present')}`;
    case 'offered':
      return fix.safety === 'safe'
        ? `run with --fix to ${change(fix, row, 'present')}`
        : `look at it, then run with --fix-suggested to ${change(fix, row, 'present')}`;
    default:
      return assertNever(fix.state);
  }
}

/** Longer texts are shown by a diff. */
const longestQuote = 40;

function changeOfText(edits: ReportFix['edits'], tense: 'past' | 'present'): string | null {
  const [edit, ...others] = edits;
  if (edit === undefined || others.length > 0) return null;
  const { expected, text } = edit;
  if (/[\r\n]/.test(expected + text) || expected.length > longestQuote || text.length > longestQuote) return null;
  const verbs = { past: ['removed', 'inserted', 'wrote'], present: ['remove', 'insert', 'write'] } as const;
  const [remove, insert, write] = verbs[tense];
  if (text === '') return `${remove} "${expected}"`;
  if (expected === '') return `${insert} "${text}"`;
  // Nobody sees the difference between one space and two.
  return /^[\s\u200B\u2060]+$/.test(expected + text) ? null : `${write} "${text}" for "${expected}"`;
}

function change(fix: ReportFix, row: LinkRow | null, tense: 'past' | 'present'): string {
  switch (fix.kind) {
    case 'archive': {
      const verb = { past: 'replaced', present: 'replace' }[tense];
      const capture = `the capture${row?.archive?.state === 'found' ? ` of ${day(row.archive.capturedAt)}` : ''}`;
      return fix.becomes === null
        ? `${{ past: 'added', present: 'add' }[tense]} ${capture} beside it`
        : `${verb} ${tense === 'present' ? 'it ' : ''}by ${capture}`;
    }
    case 'moved': {
      // The sentence about the move has named the address already.
      const address = fix.becomes === null || fix.becomes === row?.finalUrl ? 'it' : fix.becomes;
      return { past: address === 'it' ? 'the link leads there now' : `now ${address}`, present: `write ${address}` }[
        tense
      ];
    }
    case 'lint':
      return {
        past: fix.becomes === null ? (changeOfText(fix.edits, 'past') ?? 'as the rule says') : `now ${fix.becomes}`,
        present: fix.becomes === null ? (changeOfText(fix.edits, 'present') ?? 'mend it') : `write ${fix.becomes}`,
      }[tense];
    default:
      return assertNever(fix.kind);
  }
}

/** Deaths that the archive has no answer to: the address in the text is what is wrong. */
const misspelt = new Set(['malformed-url', 'unknown-scheme', 'missing-file', 'missing-anchor']);

function adviceForDead(finding: ReportFinding, reason: string, row: LinkRow | null): string {
  if (answerOf(finding.data, 'archived') === 'yes') return 'its capture stands beside it';
  if (misspelt.has(reason)) return 'correct it, or remove it';
  if (row === null || row.archive === null) return 'remove or replace it';
  switch (row.archive.state) {
    case 'found':
      return `replace it, perhaps by the capture of ${day(row.archive.capturedAt)}: ${row.archive.url}`;
    case 'none':
      return 'no capture; remove or replace it';
    case 'unknown':
      return `the archive did not say whether it has a capture (${row.archive.why}); remove or replace it`;
    default:
      return assertNever(row.archive);
  }
}

const verdictAdvice: ReadonlyMap<string, string | null> = new Map(
  Object.entries<string | null>({
    ok: null,
    moved: 'look at the new address and write it, if it is the same page',
    redirected: null,
    dead: 'remove or replace it',
    blocked: 'open it by hand',
    unstable: 'nothing yet: the next run asks again',
    insecure: 'tell its owner, or look for another address',
    skipped: null,
  } satisfies Record<VerdictKind, string | null>),
);

const ruleAdvice: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'file-encoding': 'save it as UTF-8',
    'file-unreadable': 'let it be read, or leave it out with --exclude-path',
    'file-unwritable': 'let it be written, then run again',
    'file-changed': 'run again',
    'generated-file': 'mend what it is made from',
    'missing-files-of-one-shape':
      'are these paths of a website? Say with "site" what makes its pages, or let an entry of "remap" from / to its address make them links to it',
    'expired-pattern': 'remove it, or give it a later day',
    'unused-pattern': 'remove it',
    'unused-baseline': 'run with --update-baseline to take it out',
    'unused-directive': 'remove it',
  }),
);
