import { readFileSync } from 'node:fs';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { expect, test } from 'vitest';
import { githubWorkflows } from '../../src/init/github-workflows.ts';

const documentation = ['github-action', 'nightly']
  .map((name) => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8'))
  .join('\n');
const blocks = [...documentation.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, code = '']) => code);

test.each(githubWorkflows('0.1.0', 17))("$path is a workflow in GitHub's own eyes", ({ path, text }) => {
  const { context } = parseWorkflow({ name: path, content: text }, new NoOperationTraceWriter());
  expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
  expect(text).toMatch(/^permissions: \{\}$/m);
  // Nothing that a stranger writes reaches a shell.
  expect(text).not.toMatch(/^ *(?:- )?run:/m);
});

test.each(['links.yml', 'links-comment.yml', 'links-nightly.yml'])(
  '%s is the one that the documentation explains',
  (name) => {
    const [workflow] = githubWorkflows('0.1.0', 17).filter(({ path }) => path.endsWith(`/${name}`));
    // Not every page is renewed when one of GitHub's own actions has a new major version.
    const anyMajor = (text = ''): string => text.replace(/(actions\/[\w/-]+)@v\d+/g, '$1');
    expect(blocks.map(anyMajor)).toContain(anyMajor(workflow?.text));
  },
);

test.each([
  ['0.1.0', 'linkmend/linkmend@v0\n'],
  ['3.4.5', 'linkmend/linkmend@v3\n'],
])('the action of version %s is %s', (version, reference) => {
  expect(
    githubWorkflows(version, 23)
      .map(({ text }) => text)
      .join(''),
  ).toContain(reference);
});
