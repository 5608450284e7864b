import { expect, test } from 'vitest';
import { undefinedReference } from '../../../src/lint/rules/undefined-reference.ts';
import { lintText } from '../linting.ts';

test.each([
  ['gudie', 'guide'],
  ['guides', 'guide'],
  ['gu', null],
  ['no', null],
  ['manual', null],
])('[%s] was meant as [%s]', (written, suggestion) => {
  const [finding] = lintText(
    undefinedReference,
    `[text][${written}]\n\n[guide]: https://a.example/\n[on]: https://b.example/\n`,
  );
  expect(finding?.data).toEqual({ label: written, suggestion });
});
