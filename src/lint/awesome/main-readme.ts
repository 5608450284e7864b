import type { Page } from '../page.ts';
import type { RuleContext } from '../rule.ts';

/**
 * Whether a file is what visitors of the repository see first: the README that lies highest. Where a run has no README,
 * every list stands for itself.
 */
export function isMainReadme({ page, pages }: RuleContext): boolean {
  const readmes = pages.filter(isReadme);
  if (readmes.length === 0) return true;
  const height = Math.min(...readmes.map(heightOf));
  return isReadme(page) && heightOf(page) === height;
}

function isReadme({ source }: Page): boolean {
  return /(?:^|\/)readme(?:\.(?:md|markdown))?$/i.test(source.path);
}

function heightOf({ source }: Page): number {
  return source.path.split('/').length;
}
