// Writes the JSON Schemas that editors read, from the schemas that the program checks with, the README's table of rules, and the
// script of the HTML report.
// Run by jiti, which reads TypeScript: `npm run generate`.
import { readFileSync, writeFileSync } from 'node:fs';
import { configJsonSchema } from '../src/config/json-schema.ts';
import { withRuleTable } from '../src/lint/rule-table.ts';
import { reportJsonSchema } from '../src/report/schema.ts';
import { compileBrowserScript } from './compile-browser-script.mjs';

const schemas = { 'config.schema.json': configJsonSchema(), 'report.schema.json': reportJsonSchema() };

for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(`../schemas/${name}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
}

const readme = new URL('../README.md', import.meta.url);
writeFileSync(readme, withRuleTable(readFileSync(readme, 'utf8')));

writeFileSync(new URL('../src/report/html/browser-script.ts', import.meta.url), await compileBrowserScript());
