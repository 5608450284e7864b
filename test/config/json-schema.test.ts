import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { configJsonSchema } from '../../src/config/json-schema.ts';

test('the committed schema is the generated one', () => {
  const committed = readFileSync(new URL('../../schemas/config.schema.json', import.meta.url), 'utf8');
  expect(committed).toBe(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
});

describe('every key has a description', () => {
  const { properties } = configJsonSchema() as { readonly properties: Readonly<Record<string, object>> };
  test.each(Object.entries(properties))('%s', (_, property) => {
    expect(property).toHaveProperty('description');
  });
});
