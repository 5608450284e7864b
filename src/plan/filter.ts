import type { PlanConfig, UrlPattern } from '../config/config.ts';
import { type CompiledPattern, compilePattern, matchesPattern } from '../config/pattern.ts';
import { none } from '../model/none.ts';
import type { Repository } from '../model/repository.ts';
import type { Target } from '../model/target.ts';
import type { reasonsOf } from '../model/verdict.ts';
import { type BuiltInSkip, builtInSkip } from './built-in-skips.ts';
import { applyRemap, type Remapped } from './remap.ts';
import { requestKeyOf } from './web.ts';

/** What is to be done with one target. `rule` says in words which rule decided, `matched` which patterns hold for it. */
export type Decision = {
  readonly rule: string;
  /** Every pattern of `exclude` and `include` that fits, whether it decided or not. */
  readonly matched: readonly UrlPattern[];
} & (
  | {
      /** Asked over the network. */
      readonly kind: 'ask';
      /** The address without its fragment, after `remap`. Equal keys share one probe. */
      readonly requestKey: string;
      /** The address that `remap` made of it, without credentials in it; `null` where it is asked as written. */
      readonly probedAs: string | null;
    }
  /** Looked up in the work tree. */
  | { readonly kind: 'look' }
  /** Malformed: judged as it is written. */
  | { readonly kind: 'as-written' }
  | { readonly kind: 'skip'; readonly reason: (typeof reasonsOf.skipped)[number] }
);

/** A decision with every rule that was considered, in order: one line each. */
export interface Explanation {
  readonly decision: Decision;
  readonly trail: readonly string[];
}

export interface Filter {
  decide(target: Target): Decision;
  explain(target: Target): Explanation;
}

export interface FilterContext {
  /** `YYYY-MM-DD`: patterns whose `until` lies before it no longer hold. */
  readonly today: string;
  readonly repository: Repository | null;
}

/**
 * Compiles what decides whether a target is asked. `remap` comes first, and patterns see the address it gives; then
 * `include`, which beats all that follows; then `exclude`; then the built-in skips.
 *
 * @throws ConfigError for a pattern that cannot be read
 */
export function createFilter(config: PlanConfig, context: FilterContext): Filter {
  const lists: Lists = {
    include: config.include.filter((pattern) => !isExpired(pattern, context.today)).map(compilePattern),
    exclude: config.exclude.filter((pattern) => !isExpired(pattern, context.today)).map(compilePattern),
  };
  return {
    explain: (target) => explainTarget(target, lists, config, context),
    decide: (target) => decideOn(consider(target, lists, config, context)),
  };
}

/** Whether the last day of a pattern is over. */
export function isExpired({ until }: UrlPattern, today: string): boolean {
  return until !== null && until < today;
}

interface Lists {
  readonly include: readonly CompiledPattern[];
  readonly exclude: readonly CompiledPattern[];
}

/** What rules say of a target. */
interface Considered {
  readonly asked: Target;
  readonly remapped: Remapped | null;
  readonly included: readonly UrlPattern[];
  readonly excluded: readonly UrlPattern[];
  readonly skip: BuiltInSkip | null;
}

function consider(target: Target, lists: Lists, config: PlanConfig, context: FilterContext): Considered {
  const subject = remapSubject(target);
  const remapped = subject === null ? null : applyRemap(subject, config.remap);
  const asked = remapped === null ? target : toWeb(remapped);
  const isMatched = asked.kind === 'web' && lists.include.length + lists.exclude.length > 0;
  const url = isMatched ? new URL(asked.requestKey + hashOf(asked.fragment)) : null;
  const included = url === null ? none : fitting(lists.include, url);
  const excluded = url === null ? none : fitting(lists.exclude, url);
  return { asked, remapped, included, excluded, skip: builtInSkip(asked, context.repository) };
}

function explainTarget(target: Target, lists: Lists, config: PlanConfig, context: FilterContext): Explanation {
  const considered = consider(target, lists, config, context);
  const { asked, remapped, included, excluded, skip } = considered;
  const trail = [
    remapped === null ? 'remap: no entry fits' : `remap: "${remapped.entry.from}" makes it ${asked.url}`,
    `include: ${describe(included)}`,
    `exclude: ${describe(excluded)}`,
    `built-in rules: ${skip === null ? 'none applies' : `${skip.reason}, ${skip.rule}`}`,
  ];
  return { decision: decideOn(considered), trail };
}

function decideOn({ asked, remapped, included, excluded, skip }: Considered): Decision {
  const matched = included.length + excluded.length === 0 ? none : [...included, ...excluded];
  const [firstIncluded] = included;
  const [firstExcluded] = excluded;
  if (firstIncluded !== undefined) return proceed(asked, remapped, `include ${quote(firstIncluded)}`, matched);
  if (firstExcluded !== undefined) {
    return { kind: 'skip', reason: 'excluded', rule: `exclude ${quote(firstExcluded)}`, matched };
  }
  if (skip !== null) return { kind: 'skip', ...skip, matched };
  return proceed(
    asked,
    remapped,
    remapped === null ? 'no rule takes it out' : `remap "${remapped.entry.from}"`,
    matched,
  );
}

function proceed(asked: Target, remapped: Remapped | null, rule: string, matched: readonly UrlPattern[]): Decision {
  switch (asked.kind) {
    case 'web': {
      const probedAs = remapped === null ? null : asked.url;
      return { kind: 'ask', requestKey: asked.requestKey, probedAs, rule, matched };
    }
    case 'malformed':
      return { kind: 'as-written', rule, matched };
    default:
      return { kind: 'look', rule, matched };
  }
}

/** What `remap` sees: a web address, or a path that starts at the site's root, which no work tree can answer for sure. */
function remapSubject(target: Target): string | null {
  if (target.kind === 'web') return target.requestKey + hashOf(target.fragment);
  return target.kind === 'file' && target.form === 'absolute-path' ? `/${target.url}` : null;
}

function toWeb({ url }: Remapped): Target {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  const fragment = url.hash.slice(1);
  return { kind: 'web', url: bare.href, requestKey: requestKeyOf(url), fragment: fragment === '' ? null : fragment };
}

function hashOf(fragment: string | null): string {
  return fragment === null ? '' : `#${fragment}`;
}

function fitting(patterns: readonly CompiledPattern[], url: URL): readonly UrlPattern[] {
  return patterns.filter((pattern) => matchesPattern(pattern, url)).map(({ source }) => source);
}

function describe(patterns: readonly UrlPattern[]): string {
  return patterns.length === 0 ? 'no pattern fits' : patterns.map(quote).join(', ');
}

function quote({ pattern, reason, origin }: UrlPattern): string {
  return `"${pattern}" (${origin}${reason === null ? '' : `: ${reason}`})`;
}
