import { doi } from './doi.ts';
import { npm } from './npm.ts';
import { python } from './python.ts';
import { rust } from './rust.ts';
import type { Site } from './site.ts';
import { slideshare } from './slideshare.ts';
import { vimeo } from './vimeo.ts';
import { youtube } from './youtube.ts';

/** Every site with a question of its own. */
export const sites: readonly Site[] = [youtube, vimeo, slideshare, npm, python, rust, doi];
