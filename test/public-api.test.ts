import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as api from '../src/index.ts';

test('the library exports these values and no others', () => {
  expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
    [
      "ConfigError",
      "MarkdownParseError",
      "UsageError",
      "applyEdits",
      "check",
      "defineConfig",
      "extractEntries",
      "extractLinks",
      "lint",
    ]
  `);
});

test('the library exports these types and no others', () => {
  const source = readFileSync(new URL('../src/index.ts', import.meta.url), 'utf8');
  const types = [...source.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, all, list = '']) =>
    list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && (all !== undefined || name.startsWith('type ')))
      .map((name) => name.replace(/^type /, '')),
  );
  expect(types.sort()).toMatchInlineSnapshot(`
    [
      "Address",
      "AppliedEdits",
      "Capture",
      "Cell",
      "CheckOptions",
      "Edit",
      "EditFault",
      "Entry",
      "EntryWithDescription",
      "Evidence",
      "Fix",
      "FixKind",
      "Hop",
      "Link",
      "LinkKind",
      "LinkRow",
      "Origin",
      "Place",
      "Ports",
      "Position",
      "Range",
      "Reason",
      "Report",
      "ReportFinding",
      "ReportFix",
      "ReportInput",
      "ReportRun",
      "RepositoryFacts",
      "Resolution",
      "Resolver",
      "Safety",
      "Setting",
      "Severity",
      "Span",
      "Summary",
      "UserConfig",
      "VerdictKind",
    ]
  `);
});
