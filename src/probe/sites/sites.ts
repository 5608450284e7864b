import type { Site } from './site.ts';
import { youtube } from './youtube.ts';

/** Every site with a question of its own. */
export const sites: readonly Site[] = [youtube];
