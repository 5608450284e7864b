import { addresses } from './addresses.ts';
import { anchors } from './anchors.ts';
import type { AcceptanceCase } from './case.ts';
import { duplicates } from './duplicates.ts';
import { links } from './links.ts';
import { spaces } from './spaces.ts';

/** Every shape of a defect, or of what looks like one, that real lists have shown: what the linter is held to. */
export const acceptanceCases: readonly AcceptanceCase[] = [
  ...links,
  ...spaces,
  ...addresses,
  ...anchors,
  ...duplicates,
];
