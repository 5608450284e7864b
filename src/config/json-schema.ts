import { z } from 'zod';
import { userConfigSchema } from './schema.ts';

/** The JSON Schema (draft 2020-12) of the configuration file, for editors. */
export function configJsonSchema(): object {
  return { title: 'linkmend configuration', ...z.toJSONSchema(userConfigSchema, { io: 'input', reused: 'inline' }) };
}
