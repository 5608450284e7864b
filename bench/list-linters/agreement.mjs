// Holds the preset `awesome` against awesome-lint: what passes here passes there, as far as both have rules for it.
//   node bench/list-linters/agreement.mjs [FILE...]
// Lints every good and every mended example of every rule, the mended cases of test/lint/acceptance, and the files that are
// named, and exits with 1 where awesome-lint tells something that no rule of ours with the same aim tells too, and that
// differences.mjs does not have. If npm cannot install awesome-lint, nothing is compared: that is said, and is no failure.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';
import { withoutMeant } from './differences.mjs';
import { installPeers, load, versions, writeList } from './peers.mjs';

/** A rule of theirs by its file, and ours with the same aim. Other rules of theirs are about style, spelling, or GitHub. */
const pairs = {
  badge: ['awesome-badge'],
  heading: ['awesome-title'],
  toc: ['awesome-contents', 'toc-missing', 'toc-stale', 'dead/missing-anchor'],
  license: ['awesome-license-section'],
  contributing: ['awesome-contributing'],
  'no-ci-badge': ['awesome-ci-badge'],
  'list-item': [
    'entry-link-first',
    'entry-separator',
    'entry-description-case',
    'entry-description-end',
    'link-syntax',
    'no-empty-text',
    'no-empty-url',
    'whitespace',
    'dead/malformed-url',
  ],
  'no-repeat-item-in-description': ['entry-repeats-name'],
  'double-link': ['duplicate-url', 'duplicate-url-normalized'],
};

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const say = (text) => process.stdout.write(`${text}\n`);

const folder = installPeers(['awesome-lint']);
if (folder === null) say(`npm could not install awesome-lint ${versions['awesome-lint']}: nothing was compared`);
else process.exitCode = (await compare()) > 0 ? 1 : 0;

/** The number of contradictions. */
async function compare() {
  const jiti = createJiti(import.meta.url);
  const { lint } = await jiti.import(at('src/index.ts'));
  const theirs = await readTheirs();
  const counts = new Map(
    Object.keys(pairs).map((name) => [name, { both: 0, oursAlone: 0, neither: 0, meant: 0, contradictions: 0 }]),
  );
  for (const { title, text, siblings } of await collectTexts(jiti)) {
    const files = Object.fromEntries((siblings ?? []).map((one) => [one.name, one.text ?? '']));
    const home = writeList(folder, 'compared', { 'contributing.md': 'Please.', ...files, 'readme.md': text });
    const config = { preset: 'awesome', lists: ['readme.md'], state: false };
    const { findings } = await lint({ paths: ['readme.md'], config, ports: { cwd: home, env: {} } });
    const told = new Set(findings.map(({ rule }) => rule));
    for (const [name, ours] of Object.entries(pairs)) {
      const messages = await theirs(name, join(home, 'readme.md'), text);
      const isTold = ours.some((rule) => told.has(rule));
      const unmeant = withoutMeant(name, messages, text);
      const count = counts.get(name);
      if (messages.length === 0) count[isTold ? 'oursAlone' : 'neither']++;
      else if (isTold) count.both++;
      else if (unmeant.length === 0) count.meant++;
      else {
        count.contradictions++;
        say(`${name}, ${title}:`);
        for (const { line, reason } of unmeant.slice(0, 3))
          say(`  ${line}: ${reason}\n     ${text.split('\n')[line - 1]}`);
      }
    }
  }
  say(
    '| rule of awesome-lint | told by neither | by both | by ours alone | by theirs alone, as meant | contradictions |',
  );
  say('|---|---:|---:|---:|---:|---:|');
  for (const [name, { neither, both, oursAlone, meant, contradictions }] of counts) {
    say(`| ${[name, neither, both, oursAlone, meant, contradictions].join(' | ')} |`);
  }
  return [...counts.values()].reduce((sum, { contradictions }) => sum + contradictions, 0);
}

/** Asks one of their rules alone about a file. */
async function readTheirs() {
  const { remark } = await load(folder, 'remark/index.js');
  const { default: remarkGfm } = await load(folder, 'remark-gfm/index.js');
  const { VFile } = await load(folder, 'vfile/index.js');
  const { default: rules } = await load(folder, 'awesome-lint/rules/index.js');
  const plugins = new Map(rules.map((rule) => [rule[0].name.replace(/^remark-lint:(?:awesome-)?/, ''), rule]));
  return async (name, path, text) => {
    const file = new VFile({ path, value: text });
    await remark()
      .use(remarkGfm)
      .use([plugins.get(name)])
      .process(file);
    return file.messages;
  };
}

async function collectTexts(jiti) {
  const { rules } = await jiti.import(at('src/lint/rules.ts'));
  const { acceptanceCases } = await jiti.import(at('test/lint/acceptance/all.ts'));
  const examples = rules.flatMap(({ name, examples }) =>
    examples.flatMap((example) => {
      const text = example.good ?? example.fixed;
      const isList = (example.role ?? 'list') === 'list' && /^(?:readme\.md)?$/i.test(example.path ?? '');
      const title = `${name}: ${example.name ?? 'an example'}`;
      // What comments take out is not taken out there.
      const isCommented = /<!--\s*(?:linkmend|lint|markdown-link-check)/.test(text ?? '');
      return text === undefined || !isList || isCommented ? [] : [{ title, text, siblings: example.siblings }];
    }),
  );
  const cases = acceptanceCases.map((one) => ({
    title: one.name,
    text: one.kind === 'defect' ? one.mended : one.text,
  }));
  const named = process.argv.slice(2).map((file) => ({ title: basename(file), text: readFileSync(file, 'utf8') }));
  return [...examples, ...cases, ...named];
}
