import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { Report } from '../../src/model/report.ts';
import { reportJsonSchema, type reportSchema } from '../../src/report/schema.ts';

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

describe('the schema of the report', () => {
  test('describes the same type as the model', () => {
    expectTypeOf<DeepReadonly<z.output<typeof reportSchema>>>().toEqualTypeOf<DeepReadonly<Report>>();
  });

  test('is published as it is; after a change, npm run generate', () => {
    const published = readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(reportJsonSchema());
  });

  test('allows further properties', () => {
    expect(JSON.stringify(reportJsonSchema())).not.toContain('"additionalProperties":false');
  });
});
