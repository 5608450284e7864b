import { z } from 'zod';
import { fixKinds } from '../model/edit.ts';
import { reasonsOf, type VerdictKind, verdictKinds } from '../model/verdict.ts';

/** A list of strings that is known not to be empty, as `z.enum` wants it. */
type NonEmpty<T> = readonly [T, ...T[]];

const allReasons = Object.values(reasonsOf).flat() as unknown as NonEmpty<(typeof reasonsOf)[VerdictKind][number]>;

const time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)?$/, 'expected an ISO 8601 time in UTC')
  .meta({ id: 'Time' });
const amount = z.int().nonnegative();
const milliseconds = z.number().nonnegative();
/** Lines and columns count from 1, columns in UTF-16 code units; the end is exclusive. */
const ordinal = z.int().positive();
const status = z.int();
const verdict = z.enum(verdictKinds as NonEmpty<VerdictKind>).meta({ id: 'Verdict' });
const reason = z.enum(allReasons).meta({ id: 'Reason' });
const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const range = { line: ordinal, column: ordinal, endLine: ordinal, endColumn: ordinal };
const bytes = {
  byteColumn: ordinal.exactOptional().describe('in bytes of UTF-8, where it is not the column'),
  byteEndColumn: ordinal.exactOptional().describe('in bytes of UTF-8, where it is not the column at the end'),
};

export const runSchema = z
  .object({
    startedAt: time,
    finishedAt: time,
    complete: z.boolean().describe('false when links were left unasked that a full run would have asked'),
    offline: z.boolean().describe('whether the network of the machine, not of the links, was at fault'),
    job: z.enum(['all', 'check', 'lint', 'links']).exactOptional().describe('what was done'),
    root: z.string(),
    scope: z.object({
      since: z.string().nullable().describe('the commit, branch or tag against which a change was measured'),
      staged: z.boolean().exactOptional().describe("whether the change is what git's index has"),
      shard: z.string().nullable(),
    }),
    after: ordinal.exactOptional().describe('nights on which a link must have failed before an issue calls it dead'),
    notes: z.array(z.string()),
  })
  .meta({ id: 'Run' });

export const inputSchema = z
  .discriminatedUnion('state', [
    z.object({ file: z.string(), state: z.enum(['read', 'generated']), sha256: z.string() }),
    z.object({ file: z.string(), state: z.literal('not-utf8'), offset: amount.describe('in bytes') }),
    z.object({ file: z.string(), state: z.literal('unreadable'), why: z.string() }),
    z.object({ file: z.string(), state: z.literal('not-read') }),
  ])
  .meta({ id: 'Input' });

export const hopSchema = z.object({
  url: z.string(),
  status,
  via: z.enum(['location', 'meta-refresh', 'refresh-header']),
});

export const archiveSchema = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('found'), url: z.string(), capturedAt: time, checked: z.enum(['verified', 'listed']) }),
    z.object({ state: z.literal('none') }),
    z.object({
      state: z.literal('unknown'),
      why: z.enum(['excluded', 'rate-limited', 'silent', 'unreadable', 'interrupted']),
    }),
  ])
  .meta({ id: 'Capture' });

export const repositorySchema = z
  .object({
    forge: z.string().describe('its host'),
    name: z.string(),
    state: z.enum(['active', 'archived']),
    pushedAt: time.nullable().describe('the last push; on GitLab the last activity'),
    stars: amount.nullable(),
    license: z.string().nullable().describe('SPDX identifier'),
  })
  .meta({ id: 'Repository' });

export const placeSchema = z
  .object({
    file: z.string(),
    ...range,
    kind: z.enum(['inline', 'image', 'definition', 'autolink', 'bare', 'html', 'front-matter']),
    raw: z.string().describe('the destination exactly as written'),
    text: z.string(),
    section: z.string().nullable(),
    entry: z.string().nullable(),
    change: z.enum(['added', 'changed']).nullable().describe('what a change did to it, under --since'),
    uses: z.array(z.object({ line: ordinal, column: ordinal })).describe('for definitions: the references to it'),
  })
  .meta({ id: 'Place' });

export const historySchema = z.object({ at: time, verdict, reason: reason.nullable() });

export const linkSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    verdict: verdict.nullable(),
    reason: reason.nullable(),
    severity: z.enum(['off', 'info', 'warning', 'error']),
    status: status.nullable(),
    finalUrl: z.string().nullable(),
    title: z.string().nullable(),
    probedAs: z.string().nullable(),
    hops: z.array(hopSchema).describe('every exchange before the last'),
    evidence: z.array(z.object({ kind: z.string() }).catchall(fact)).describe('why, in order'),
    archive: archiveSchema.nullable(),
    repository: repositorySchema.nullable().default(null).describe('what a forge told of the repository'),
    from: z.enum(['network', 'cache', 'history', 'local', 'record']).nullable(),
    checkedAt: time.nullable(),
    attempts: amount,
    ms: milliseconds.nullable(),
    lastOkAt: time.nullable(),
    failingSince: time.nullable(),
    history: z.array(historySchema),
    places: z.array(placeSchema),
  })
  .meta({ id: 'Link' });

export const editSchema = z.object({
  ...range,
  ...bytes,
  expected: z.string().describe('what stood there; of a fix applied after another one, what that one had left'),
  text: z.string(),
});

export const fixSchema = z
  .object({
    safety: z.enum(['safe', 'suggested']),
    kind: z.enum(fixKinds),
    state: z.enum(['offered', 'applied', 'dropped']),
    becomes: z.string().nullable(),
    edits: z.array(editSchema),
  })
  .meta({ id: 'Fix' });

export const findingSchema = z
  .object({
    rule: z.string(),
    link: z.string().nullable(),
    severity: z.enum(['info', 'warning', 'error']),
    file: z.string(),
    line: ordinal.nullable(),
    column: ordinal.nullable(),
    endLine: ordinal.nullable(),
    endColumn: ordinal.nullable(),
    ...bytes,
    message: z.string(),
    data: z.record(z.string(), fact),
    fix: fixSchema.nullable(),
    accepted: z.boolean().exactOptional().describe('true where a baseline accepts it: it fails no run'),
  })
  .meta({ id: 'Finding' });

export const summarySchema = z
  .object({
    files: amount,
    places: amount,
    links: amount,
    verdicts: z.partialRecord(verdict, amount),
    skipped: z.partialRecord(reason, amount).describe('skipped links by reason'),
    errors: amount.describe('findings that remain after fixing, as the next two'),
    warnings: amount,
    infos: amount,
    fixed: amount,
    ignored: amount.describe('links that a comment in the file took out'),
    accepted: amount.exactOptional().describe('findings that a baseline accepts, counted nowhere else'),
  })
  .meta({ id: 'Summary' });

/**
 * The JSON report, `schemaVersion` 1: the same shape as `Report`. Fields that it does not know are let through on reading
 * and lost, so that a later version may add some. The published JSON Schema is generated from it.
 */
export const reportSchema = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.literal('linkmend'), version: z.string() }),
  run: runSchema,
  inputs: z.array(inputSchema),
  links: z.array(linkSchema).describe('one a target, ordered by first place'),
  findings: z.array(findingSchema).describe('ordered by file, line, column, rule'),
  undecided: z
    .array(findingSchema)
    .exactOptional()
    .describe('in the report of one shard: findings that stand only if all shards have them'),
  summary: summarySchema,
});

/** The JSON Schema (draft 2020-12) that `schemas/report.schema.json` holds. Further properties are allowed everywhere. */
export function reportJsonSchema(): Record<string, unknown> {
  return {
    title: 'linkmend report',
    ...z.toJSONSchema(reportSchema, { io: 'input', target: 'draft-2020-12' }),
  };
}
