import type { z } from 'zod';
import type { LintPreset } from '../config/config.ts';
import type { Edit, Safety } from '../model/edit.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Link } from '../model/link.ts';
import type { RepositoryFacts } from '../model/repository-facts.ts';
import type { Siblings } from '../model/siblings.ts';
import type { Span } from '../model/span.ts';
import type { Page } from './page.ts';

export type FindingData = Finding['data'];

/** What a rule has found, before it is known how serious that is. */
export interface RuleFinding {
  /** `null` where the finding is about the whole file. */
  readonly span: Span | null;
  readonly data: FindingData;
  /**
   * Other places that it is about. Where a change has touched one of them and not the span, it is told there: whoever changed
   * something hears of it where they did.
   */
  readonly others?: readonly Span[];
  /** The link it is about, where there is one. */
  readonly link?: Link;
  readonly fix?: RuleFix;
  /** For what a list does on purpose, as far as that can be told: never more than this, whatever the rule is set to. */
  readonly atMost?: 'info';
}

export interface RuleFix {
  readonly safety: Safety;
  readonly edits: readonly Edit[];
  /** See `Fix.becomes`; without it the new text says which links there are. */
  readonly becomes?: string;
}

/** What a rule may look at. */
export interface RuleContext {
  /** The file that is judged. */
  readonly page: Page;
  /** All files of the run, this one among them, in the order in which they were found. */
  readonly pages: readonly Page[];
}

/** A short text that a rule is shown with: its documentation and its tests at once. */
export type Example = {
  readonly name?: string;
  /** Configured options, as a user writes them. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Whether the text counts as a list; by default a list. */
  readonly role?: Page['role'];
  /** Its path from the root. */
  readonly path?: string;
  readonly siblings?: Siblings;
  readonly repository?: Page['repository'];
  /** What forges told of repositories, by their addresses; what is left out is active and without a push. Today is 2026. */
  readonly repositories?: Readonly<Record<string, Partial<RepositoryFacts>>>;
  /** Where redirects led, by addresses. */
  readonly landings?: Readonly<Record<string, string>>;
} & ExampleText;

/** What is fine, or what is wrong and what becomes of it. */
export type ExampleText =
  | { readonly good: string }
  | {
      readonly bad: string;
      /** The lines of the findings, from 1; 0 for findings about the whole file. By default one finding, anywhere. */
      readonly lines?: readonly number[];
      /** The text after all fixes, safe and suggested; without it there must be none. */
      readonly fixed?: string;
    };

export interface RuleDefinition<Options extends z.ZodObject> {
  /** Kebab-case. */
  readonly name: string;
  /** What it finds, in one sentence without a full stop: "links whose text is empty". */
  readonly what: string;
  /** Why that is worth telling, in one or two sentences. */
  readonly why: string;
  /** How serious it is in the preset `recommended`. */
  readonly severity: Severity;
  /** What other presets say, where they differ (see `severityInPreset`). */
  readonly presets?: Readonly<Partial<Record<LintPreset, Severity>>>;
  /** Options as a user writes them that a preset brings along, where its lists must be as it says and not only alike. */
  readonly presetOptions?: Readonly<Partial<Record<LintPreset, Readonly<Record<string, unknown>>>>>;
  /** `list` rules only run in files that are lists; the preset `docs` leaves them out. */
  readonly about: 'link' | 'list';
  /** `network` for rules that find nothing where nothing is asked. */
  readonly needs?: 'network';
  /** `file` where what it finds may come from a change elsewhere in the file; by default it is where it is found. */
  readonly reach?: 'file';
  readonly fix: Safety | 'none';
  /** Every option has a default. */
  readonly options: Options;
  /** One sentence for one finding, in lower case without a full stop. */
  readonly message: (data: FindingData) => string;
  /** Pure: no disk, network or clock. In the order of the text. */
  readonly check: (context: RuleContext, options: z.output<Options>) => readonly RuleFinding[];
  readonly examples: readonly Example[];
}

/** A rule whose options are not yet read. */
export interface Rule extends Omit<RuleDefinition<z.ZodObject>, 'check'> {
  /**
   * @param written options as a user writes them; missing ones have their defaults
   * @throws ZodError for options that the schema refuses
   */
  readonly prepare: (written: Readonly<Record<string, unknown>>) => (context: RuleContext) => readonly RuleFinding[];
}

export function defineRule<Options extends z.ZodObject>(definition: RuleDefinition<Options>): Rule {
  const { check, ...rest } = definition;
  return {
    ...rest,
    prepare: (written) => {
      // They are read a few times at most: to compile code that reads them takes longer than reading them.
      const options = definition.options.parse(written, { jitless: true });
      return (context) => check(context, options);
    },
  };
}

/** How serious a rule is where nothing is configured. `strict` reports whatever another preset only knows of. */
export function severityInPreset({ severity, presets, about }: Rule, preset: LintPreset): Severity {
  const own = presets?.[preset];
  if (own !== undefined) return own;
  if (preset === 'docs' && about === 'list') return 'off';
  if (preset === 'strict' && severity !== 'error') return 'warning';
  return severity;
}
