import { describe, expect, test } from 'vitest';
import { urls } from './extracted.ts';

describe('formulas', () => {
  test.each([
    '$$ [\\psi](\\mathbf{L}) $$',
    '$$\n[\\psi](\\mathbf{L})\n$$',
    'so $[a](b)$ is',
    '$[a](b)$',
    '($[a](b)$).',
    '**$x [a](b)$**',
    '# $[a](b)$',
    '| $[a](b)$ |\n|-|',
    '> - $$[a](b)$$',
    '$![a](b)$',
    '$3 \\cdot 4$ and $[a](b)$',
    '$`[a](b)`$',
  ])('no link in %s', (markdown) => {
    expect(urls(markdown)).toEqual([]);
  });

  test.each([
    'costs $5 [a](b) or $6',
    'costs $5 [a](b) $',
    'costs $5, [a](b)$ 6',
    '$5/month [a](b), $10/month',
    '[a](b) $5–$10',
    'from $5 [a](b) to 10$',
    'from $5.99 [a](b) to 10$',
    'from $1,000 [a](b) to 10$.',
    'from $5k [a](b) to 10$',
    'from $5/mo [a](b) to 10$',
    'US$5 [a](b) US$6',
    'US$5 [a](b) 6$',
    '5$ [a](b) 6$',
    '$ [a](b) $',
    '$x [a](b) $',
    '$ x [a](b)$',
    '$x [a](b)$5',
    '$x [a](b)$y',
    '$x\n[a](b)$',
    '$x\n\n[a](b)$',
    '$$\n\n[a](b)\n\n$$',
    '$$x [a](b)',
    '$x [a](b)$$',
    '$$$x [a](b)$$$',
    '($$) [a](b) ($$)',
    'A ($$) [a](b), B ($$$)',
    '$$, [a](b) $$',
    '\\$x [a](b)$',
    '$x [a](b)\\$',
    '`$x` [a](b) `y$`',
    '$x [a](b$)$',
    '$x $y [a](b)$z',
    '$HOME [a](b) $PATH',
    '[a $x](b) c$',
    '- $x\n- [a](b)$',
    '| $x | [a](b)$ |\n|-|-|',
  ])('a link in %s', (markdown) => {
    expect(urls(markdown)).toHaveLength(1);
  });

  test.each([
    '$x [a](https://x.test)$',
    '$$ [a](https://x.test) $$',
    'A $cheap$ [a](https://x.test) $dear$',
    '$free$: https://x.test, $paid$',
    '$a https://x.test b$',
  ])('a web address is no formula: %s', (markdown) => {
    expect(urls(markdown)).toEqual(['https://x.test']);
  });
});
