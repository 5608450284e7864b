// Writes the JSON Schemas that editors read, from the schemas that the program checks with, and the README's table of rules.
// Needs a built dist/.
import { readFileSync, writeFileSync } from 'node:fs';
import { configJsonSchema } from '../dist/config/json-schema.js';
import { withRuleTable } from '../dist/lint/rule-table.js';
import { reportJsonSchema } from '../dist/report/schema.js';

const schemas = { 'config.schema.json': configJsonSchema(), 'report.schema.json': reportJsonSchema() };

for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(`../schemas/${name}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
}

const readme = new URL('../README.md', import.meta.url);
writeFileSync(readme, withRuleTable(readFileSync(readme, 'utf8')));
