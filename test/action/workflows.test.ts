import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readAction } from './runner.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const workflows = readdirSync(join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`);
const actions = ['action.yml', 'comment/action.yml', 'issue/action.yml'];
const documents = ['README.md', 'docs/github-action.md', 'docs/nightly.md', 'docs/shards.md'];
const examples = documents.flatMap((name) =>
  [...readFileSync(join(root, name), 'utf8').matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text = '']) => text),
);
const trace = new NoOperationTraceWriter();
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

interface WorkflowStep {
  readonly run?: string;
  readonly uses?: string;
}

/** Every step in a workflow or an action. */
function stepsOf(text: string): readonly WorkflowStep[] {
  const { jobs = {}, runs } = parse(text) as {
    readonly jobs?: Readonly<Record<string, { readonly steps?: readonly WorkflowStep[] }>>;
    readonly runs?: { readonly steps: readonly WorkflowStep[] };
  };
  return [...Object.values(jobs).flatMap(({ steps = [] }) => steps), ...(runs?.steps ?? [])];
}

describe("GitHub's own parser has nothing to say about", () => {
  test.each(workflows)('%s', (name) => {
    const { context } = parseWorkflow({ name, content: read(name) }, trace);
    expect(context.errors.getErrors()).toEqual([]);
  });

  test.each(actions)('%s', (name) => {
    const { context } = parseAction({ name, content: read(name) }, trace);
    expect(context.errors.getErrors()).toEqual([]);
  });

  test.each(examples.filter((text) => text.startsWith('name:')).map((text, index) => [index, text] as const))(
    'example %i of the documents',
    (_, content) => {
      const { context } = parseWorkflow({ name: 'example.yml', content }, trace);
      expect(context.errors.getErrors()).toEqual([]);
    },
  );

  test('but it does about others', () => {
    const wrong = 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - runs: echo\n';
    const { context } = parseWorkflow({ name: 'wrong.yml', content: wrong }, trace);
    expect(context.errors.getErrors()).not.toEqual([]);
  });
});

const all = [
  ...[...workflows, ...actions].map((name) => [name, read(name)] as const),
  ['docs', examples.join('')] as const,
];

describe('nothing from outside gets into a shell', () => {
  test.each([...workflows, ...actions])('%s', (name) => {
    for (const { run = '' } of stepsOf(read(name))) expect(run).not.toContain('${{');
  });

  test('the examples', () => {
    for (const text of examples) for (const { run = '' } of stepsOf(text)) expect(run).not.toContain('${{');
  });

  test.each(all)('%s evaluates nothing', (_, text) => {
    expect(text).not.toMatch(/\beval\b|\bbash -c\b|\bsh -c\b/);
  });
});

describe('the action', () => {
  const { inputs, runs } = readAction(join(root, 'action.yml'));

  test('hands every input on, and no other', () => {
    const used = [...JSON.stringify(runs).matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(Object.keys(inputs)));
  });

  test('is told about in full', () => {
    const told = read('docs/github-action.md');
    for (const name of Object.keys(inputs)) expect(told).toContain(`\`${name}\``);
  });

  test('runs scripts that are there', () => {
    for (const action of actions) {
      for (const { run = '' } of stepsOf(read(action))) {
        for (const [, up = '', path = ''] of run.matchAll(/\$GITHUB_ACTION_PATH(\/\.\.)?\/(scripts\/[\w./-]+)/g)) {
          expect(existsSync(join(root, path)), path).toBe(true);
          expect(up).toBe(action.includes('/') ? '/..' : '');
        }
      }
    }
  });
});

describe("versions of others' actions", () => {
  const sources = [...workflows, ...actions, ...documents, 'src/init/github-workflows.ts'];
  const named = sources.flatMap((source) =>
    [...read(source).matchAll(/uses: (?:actions\/)([\w-]+)[\w/-]*@(\S+)(?: # (\S+))?/g)].map(
      ([, name = '', reference = '', label = '']) => ({ source, name, reference, label }),
    ),
  );

  test.each([...new Set(named.map(({ name }) => name))])(
    '%s has one major version everywhere, and one commit',
    (name) => {
      const found = named.filter((one) => one.name === name);
      const pinned = found.filter(({ reference }) => /^[0-9a-f]{40}$/.test(reference));
      expect(
        new Set(found.map((one) => (pinned.includes(one) ? one.label.replace(/\..*/, '') : one.reference))).size,
      ).toBe(1);
      expect(new Set(pinned.map(({ reference, label }) => `${reference} ${label}`)).size).toBeLessThan(2);
    },
  );
});

describe('who may write checks out nothing of a pull request', () => {
  test.each([...workflows, ...examples])('%s', (nameOrText) => {
    const text = nameOrText.startsWith('.github/') ? read(nameOrText) : nameOrText;
    if (!/^ {2}(?:workflow_run|pull_request_target):/m.test(text)) return;
    expect(text).not.toMatch(/\bref:|pull_request\.head|refs\/pull/);
  });
});
