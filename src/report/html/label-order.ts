import type { Label } from './page-data.ts';

/** Worst first: that of which readers lose most; what is fine is last. */
export const labelOrder: readonly Label[] = [
  'dead',
  'insecure',
  'unstable',
  'moved',
  'blocked',
  'redirected',
  'file',
  'config',
  'lint',
  'not asked',
  'skipped',
  'ok',
];
