// Mends lists with the built library as --fix and --fix-suggested do, each in a folder of its own. The first run must leave
// exactly the links that its fixes promise, the line endings, and the end of the file; a second one must find nothing to mend.
//   node scripts/fix-twice.mjs FILE...
// Exit 1 on any difference.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { extractLinks, lint } from '../dist/index.js';

/** What safe fixes of the strictest preset do, its suggested ones do too. */
const settings = [
  ['recommended', 'safe'],
  ['recommended', 'suggested'],
  ['strict', 'suggested'],
];
const root = mkdtempSync(join(tmpdir(), 'linkmend-twice-'));
const differences = [];

/** The findings whose fixes were due, by what became of them. */
async function mend(cwd, preset, mode) {
  const { findings, summary } = await lint({ ports: { cwd }, config: { preset, fix: { mode } } });
  const due = findings.filter(({ fix }) => fix !== null && (fix.safety === 'safe' || mode === 'suggested'));
  const [applied, dropped, offered] = ['applied', 'dropped', 'offered'].map((state) =>
    due.filter(({ fix }) => fix.state === state),
  );
  return { applied, dropped, offered, fixed: summary.fixed };
}

/** Offsets of positions as reports have them. */
function createOffsets(text) {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return (line, column) => starts[line - 1] + column - 1;
}

/** Those of a part, which is not to be read as code for its indentation. */
const urlsIn = (text) => extractLinks(text.replace(/^[ \t]+/gm, '')).map(({ url }) => url);

/** How often each address is to be linked: every edit takes the links of what it finds and adds those of what it writes. */
function planLinks(text, applied) {
  const offset = createOffsets(text);
  const links = extractLinks(text);
  const counts = new Map();
  const add = (url, by) => counts.set(url, (counts.get(url) ?? 0) + by);
  for (const { url } of links) add(url, 1);
  // One fix may have mended what several findings tell.
  const fixes = new Map(applied.map(({ fix }) => [JSON.stringify(fix.edits), fix]));
  for (const { becomes, edits } of fixes.values()) {
    for (const edit of edits) {
      const start = offset(edit.line, edit.column);
      const end = offset(edit.endLine, edit.endColumn);
      if (becomes === null || edits.length > 1) {
        // A bare address can reach over the end of what is changed in it.
        const reach = links.find(({ span }) => start <= span.start && span.start < end && end < span.end);
        const rest = text.slice(end, reach?.span.end ?? end);
        for (const url of urlsIn(edit.expected + rest)) add(url, -1);
        for (const url of urlsIn(edit.text + rest)) add(url, 1);
        continue;
      }
      const inside = links.filter(
        ({ span, raw }) => start <= span.start && span.end <= end && edit.expected.includes(raw),
      );
      // Where another fix has written already, its address is what stood there.
      const gone = inside.length === 0 ? urlsIn(`[a](<${edit.expected}>)`) : inside.map(({ url }) => url);
      for (const url of gone) add(url, -1);
      add(becomes, Math.max(1, gone.length));
    }
  }
  return counts;
}

const endings = (text) =>
  [...new Set(text.match(/\r\n|\r|\n/g))]
    .sort()
    .map((ending) => JSON.stringify(ending))
    .join(', ');
const lastEnding = (text) => JSON.stringify(/(?:\r\n|\r|\n)?$/.exec(text)[0]);

/** @returns how many fixes were applied and dropped */
async function mendTwice(file, preset, mode) {
  const cwd = join(root, preset, mode, basename(file));
  const path = join(cwd, basename(file));
  const differ = (what) => differences.push(`${basename(file)}, ${preset}, ${mode}: ${what}`);
  const before = readFileSync(file, 'utf8');
  mkdirSync(cwd, { recursive: true });
  writeFileSync(path, before);
  const first = await mend(cwd, preset, mode);
  const once = readFileSync(path, 'utf8');
  const counts = planLinks(before.replace(/^\uFEFF/, ''), first.applied);
  for (const url of extractLinks(once).map((link) => link.url)) counts.set(url, (counts.get(url) ?? 0) - 1);
  for (const [url, count] of counts) if (count !== 0) differ(`links to ${url}: ${count > 0 ? 'too few' : 'too many'}`);
  if (endings(once) !== endings(before)) differ(`line endings ${endings(before)} became ${endings(once)}`);
  if (lastEnding(once) !== lastEnding(before))
    differ(`the file ends with ${lastEnding(once)}, not ${lastEnding(before)}`);
  if (first.offered.length > 0) differ(`${first.offered.length} fixes that were due were only offered`);
  if (first.fixed !== first.applied.length)
    differ(`the summary counts ${first.fixed} of ${first.applied.length} fixes`);
  if (once !== before) {
    const second = await mend(cwd, preset, mode);
    if (readFileSync(path, 'utf8') !== once) differ('the second run wrote');
    for (const { line, rule, message } of second.applied) differ(`mended the second time: ${line} ${rule} ${message}`);
  } else if (first.applied.length > 0) differ('nothing was written of what is called mended');
  return `${first.applied.length}/${first.applied.length + first.dropped.length}`;
}

try {
  for (const file of process.argv.slice(2)) {
    const counts = [];
    for (const [preset, mode] of settings) counts.push(await mendTwice(file, preset, mode));
    process.stdout.write(`${counts.join('  ')}  ${basename(file)}\n`);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
for (const difference of differences) process.stdout.write(`${difference}\n`);
process.exitCode = differences.length > 0 ? 1 : 0;
