import { canParseUrl } from '../model/can-parse-url.ts';
import type { LinkRow, ReportFinding } from '../model/report.ts';
import type { Evidence } from '../model/verdict.ts';
import { day } from './wording.ts';

/** What a sentence about a finding can be made from. */
export interface Facts {
  readonly data: ReportFinding['data'];
  readonly row: LinkRow | null;
}

/** A text of the data, or `null` where it has none of that name. Numbers count as text. */
export function textOf(data: Facts['data'] | Evidence, name: string): string | null {
  const value = data[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberOf(data: Facts['data'] | Evidence, name: string): number | null {
  const value = data[name];
  return typeof value === 'number' ? value : null;
}

/** A yes or no of the data; `null` where it has none of that name. */
export function answerOf(data: Facts['data'] | Evidence, name: string): 'yes' | 'no' | null {
  const value = data[name];
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : null;
}

/** The first piece of evidence of one kind. */
export function evidenceOf({ row }: Facts, kind: string): Evidence | null {
  return row?.evidence.find((evidence) => evidence.kind === kind) ?? null;
}

export function statusOf({ data, row }: Facts): string {
  return String(row?.status ?? numberOf(data, 'status') ?? 'no status');
}

/** `404 twice` where a second question on a fresh connection gave the same, else `404`. */
export function statusConfirmed(facts: Facts): string {
  const confirmed = evidenceOf(facts, 'confirmed');
  return statusOf(facts) + (confirmed !== null && answerOf(confirmed, 'changed') === 'no' ? ' twice' : '');
}

/** `, 3 attempts` where there was more than one. */
export function attemptsOf({ row }: Facts): string {
  return row !== null && row.attempts > 1 ? `, ${row.attempts} attempts` : '';
}

/** `; last good on 2024-05-01` where a run has seen it. */
export function lastGood({ row }: Facts): string {
  return row?.lastOkAt ? `; last good on ${day(row.lastOkAt)}` : '';
}

/** Where the chain ends, or where it ended when it was recorded. */
export function destinationOf({ data, row }: Facts): string {
  return row?.finalUrl ?? textOf(data, 'finalUrl') ?? 'another address';
}

/** The host of an address, or the address itself where it has none. */
export function hostOf(url: string): string {
  return canParseUrl(url) ? new URL(url).host || url : url;
}
