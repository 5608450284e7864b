import type { Nodes } from 'mdast';
import type { SitePreset } from '../config/site-config.ts';
import type { PageAnchors } from '../model/page-anchors.ts';
import type { ParsedMarkdown } from '../parse/markdown.ts';
import { walk } from './walk.ts';

/** Components of the generators themselves, which bring no anchors of their own into a page. */
const harmless =
  /^(?:Tabs?|TabItem|CodeBlock|Admonition|Details|Link|Head|Highlight|Badge|ClientOnly|BrowserOnly|Image)$/;

/** What takes in another file, or what a program writes: in running text. */
const inclusions: Readonly<Record<SitePreset, RegExp | null>> = {
  github: /\{\{[%<]|\{%\s*(?:include|render|content)/,
  docusaurus: null,
  vitepress: /^<<<\s/,
  mkdocs: /--8<--|^:::\s+[\w.]+|\{!.{0,300}!\}|\{\{|\{%/m,
  wiki: null,
};

/**
 * Whether a page may have anchors that do not stand in its file: components of the site's own, included files (VitePress
 * `@include`, snippets of MkDocs, partials of MDX), what macros and shortcodes write.
 */
export function takesInOthers({ text, tree, htmlRanges }: ParsedMarkdown, preset: SitePreset): PageAnchors['others'] {
  const included = inclusions[preset];
  const ofTheGenerator = new Set(themeImports(text));
  const isForeign = (name: string): boolean =>
    /^[A-Z]|\.|^[a-z]+-/.test(name) && !harmless.test(name) && !ofTheGenerator.has(name);
  const html = htmlRanges.map(({ start, end }) => text.slice(start, end)).join('\n');
  if (/<!--\s*@include:/.test(html)) return 'possible';
  if ([...html.matchAll(/<([A-Za-z][\w.-]*)/g)].some(([, name = '']) => isForeign(name))) return 'possible';
  let others: PageAnchors['others'] = 'none';
  const look = (node: Nodes): 'skip' | undefined => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (isForeign(node.name ?? '')) others = 'possible';
    }
    if (node.type === 'text' && included?.test(node.value)) others = 'possible';
    return undefined;
  };
  walk(tree, { enter: look });
  return others;
}

/** Names that come from the theme of Docusaurus, whose components take their content from the page. */
function themeImports(text: string): readonly string[] {
  const imports = text.matchAll(
    /^import\s+(?:(\w+)|\{([^}]{0,1000})\})\s+from\s+['"]@(?:theme|docusaurus)\/[^'"]+['"]/gm,
  );
  return [...imports].flatMap(([, name = '', names = '']) => [name, ...names.split(',').map((one) => one.trim())]);
}
