import { resolveConfig } from '../../../src/config/resolve.ts';
import { translateForeign } from '../../../src/init/translate/foreign-config.ts';
import type { Translation } from '../../../src/init/translate/translation.ts';
import { ruleSchemas } from '../../../src/lint/rules.ts';
import { createFilter } from '../../../src/plan/filter.ts';
import { resolveTarget } from '../../../src/plan/target.ts';
import { linkTo } from '../../plan/link.ts';

/** A configuration of another tool, as text, translated. */
export function translated(name: string, text: string, ignores: string | null = null): Promise<Translation> {
  const file = ignores === null ? null : { name: '.lycheeignore', text: ignores };
  return translateForeign({ name, text }, file, { exists: (path) => !path.includes('missing') });
}

/** What a translated configuration makes of one address: `asked`, `left out`, or the address that is asked instead. */
export function outcomeOf({ config }: Translation, url: string): string {
  const resolved = resolveConfig({
    file: { name: 'translated', directory: '/', value: config },
    flags: {},
    cwd: '/',
    rules: ruleSchemas,
  }).config;
  const filter = createFilter(resolved.plan, { today: '2026-11-21', repository: null });
  const target = resolveTarget(linkTo(url), { repository: null, source: 'README.md', exists: () => true });
  const decision = filter.decide(target);
  if (decision.kind === 'ask') return decision.probedAs ?? 'asked';
  return decision.kind === 'skip' ? (decision.reason === 'excluded' ? 'left out' : decision.reason) : decision.kind;
}
