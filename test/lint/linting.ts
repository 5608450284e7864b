import { defaults } from '../../src/config/defaults.ts';
import { extractLinks } from '../../src/extract/links.ts';
import { type Mended, mend } from '../../src/fix/mend.ts';
import { createLinter } from '../../src/lint/lint.ts';
import type { Rule } from '../../src/lint/rule.ts';
import type { Document } from '../../src/model/document.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Link } from '../../src/model/link.ts';
import type { Repository } from '../../src/model/repository.ts';
import type { RepositoryFacts } from '../../src/model/repository-facts.ts';
import type { Siblings } from '../../src/model/siblings.ts';
import type { Source } from '../../src/model/source.ts';
import { createLineIndex } from '../../src/model/span.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';
import { readDocument } from '../support/read-document.ts';

export interface LintSettings {
  readonly options?: Readonly<Record<string, unknown>>;
  /** Whether the text counts as a list; by default it does. */
  readonly role?: 'list' | 'other';
  readonly path?: string;
  readonly siblings?: Siblings;
  readonly repository?: Repository | null;
  readonly repositories?: Readonly<Record<string, Partial<RepositoryFacts>>>;
  readonly landings?: Readonly<Record<string, string>>;
}

export function sourceOf(text: string, path = 'README.md'): Source {
  return { path, absolutePath: `/${path}`, text, bom: '', sha256: '', origin: 'written' };
}

/** What one rule finds in one text. */
export function lintText(rule: Rule, text: string, settings: LintSettings = {}): readonly Finding[] {
  return lintFiles([rule], { [settings.path ?? 'README.md']: text }, settings);
}

/** What rules find in several files, whatever their presets say. */
export function lintFiles(
  rules: readonly Rule[],
  files: Readonly<Record<string, string>>,
  { options = {}, role = 'list', siblings, repository = null, repositories = {}, landings = {} }: LintSettings = {},
): readonly Finding[] {
  const documents = Object.entries(files).map(([path, text]) => readDocument(sourceOf(text, path)));
  const linter = createLinter(
    documents,
    rules,
    {
      ...defaults.lint,
      lists: role === 'list' ? Object.keys(files) : [],
      options: Object.fromEntries(rules.map(({ name }) => [name, options])),
      severity: Object.fromEntries(rules.map(({ name }) => [name, 'warning'])),
      overrides: [],
    },
    {
      siblings: () => siblings ?? null,
      isNew: () => false,
      repository,
      today: '2026-01-01',
      repositories: factsByLink(documents, repositories, (facts) => ({ ...plainRepository, ...facts })),
      landings: factsByLink(documents, landings, (address) => address),
    },
  );
  return linter.heeded().map(({ finding }) => finding);
}

const plainRepository = {
  forge: 'github.com',
  name: 'owner/name',
  state: 'active',
  pushedAt: null,
  stars: null,
  license: null,
} as const;

function factsByLink<Known, Fact>(
  documents: readonly Document[],
  known: Readonly<Record<string, Known>>,
  toFact: (known: Known) => Fact,
): ReadonlyMap<Link, Fact> {
  const links = documents.flatMap((document) => document.links);
  return new Map(
    links.flatMap((link) => {
      const fact = known[link.url];
      return fact === undefined ? [] : [[link, toFact(fact)] as const];
    }),
  );
}

/** The text after all fixes of the findings, safe and suggested. */
export function mendText(text: string, findings: readonly Finding[]): Mended {
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  return mend(sourceOf(text), fixes, (mended) => extractLinks(parseMarkdown(mended)));
}

/** The lines of findings, from 1; 0 for those about the whole file. */
export function linesOf(text: string, findings: readonly Finding[]): readonly number[] {
  const index = createLineIndex(text);
  return findings.map(({ span }) => (span === null ? 0 : index.position(span.start).line));
}
