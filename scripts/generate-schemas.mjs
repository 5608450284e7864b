// Writes the JSON Schemas that editors read, from the schemas that the program checks with. Needs a built dist/.
import { writeFileSync } from 'node:fs';
import { configJsonSchema } from '../dist/config/json-schema.js';
import { reportJsonSchema } from '../dist/report/schema.js';

const schemas = { 'config.schema.json': configJsonSchema(), 'report.schema.json': reportJsonSchema() };

for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(`../schemas/${name}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
}
