/** Lines from the top in which a generator's mark is looked for: licence comments and front matter may stand above it. */
const markedLines = 20;

/**
 * Whether a file says of itself, near its top, that a tool writes it. Conservative, since such files are never mended:
 * the mark must stand in a comment and tell not to edit ("DO NOT EDIT" in capitals, in any case with "this file" or
 * beside "generated"), or one line of text must say both. Marks that speak of a part only (`doctoc`, `all-contributors`) do not count.
 *
 * @param text the text without its BOM
 */
export function isMarkedGenerated(text: string): boolean {
  const head = text.split(/\r\n|\r|\n/, markedLines).join('\n');
  const comments = [
    ...[...head.matchAll(/<!--([\s\S]*?)(?:-->|$)/g)].map((match) => match[1] ?? ''),
    // The link-definition comment, and YAML's inside of front matter.
    ...[...head.matchAll(/^\[[^\]]*\]:\s*(?:#|<>)\s*["'(](.*)["')]\s*$/gm)].map((match) => match[1] ?? ''),
    ...[...(/^---\n([\s\S]*?)\n---$/m.exec(head)?.[1]?.matchAll(/^#(.*)$/gm) ?? [])].map((match) => match[1] ?? ''),
  ];
  if (comments.some((comment) => forbids(comment) && !isPartial(comment))) return true;
  return head.split('\n').some((line) => saysBoth(line) && !isPartial(line));
}

function forbids(comment: string): boolean {
  return (
    /\bDO NOT (EDIT|MODIFY)\b/.test(comment) ||
    /\b(do not|don['’]t) (manually )?(edit|modify|change) this file\b/i.test(comment) ||
    saysBoth(comment)
  );
}

function saysBoth(text: string): boolean {
  return /\b(do not|don['’]t) (manually )?(edit|modify|change)\b/i.test(text) && /\b(auto-?)?generated\b/i.test(text);
}

function isPartial(text: string): boolean {
  return /\b(section|block|table|below|between|until|start|begin|end)\b/i.test(text);
}
