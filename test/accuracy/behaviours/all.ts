import type { Behaviour } from '../behaviour.ts';
import { addresses } from './addresses.ts';
import { bodies } from './bodies.ts';
import { brokenHttp } from './broken-http.ts';
import { certificates } from './certificates.ts';
import { fragments } from './fragments.ts';
import { gates } from './gates.ts';
import { hiccups } from './hiccups.ts';
import { locations } from './locations.ts';
import { names } from './names.ts';
import { parking } from './parking.ts';
import { rateLimits } from './rate-limits.ts';
import { redirects } from './redirects.ts';
import { refreshes } from './refreshes.ts';
import { sites } from './sites.ts';
import { softMissing } from './soft-404s.ts';
import { statuses } from './statuses.ts';
import { walls } from './walls.ts';

/** Every behaviour of known truth. */
export const behaviours: readonly Behaviour[] = [
  ...statuses,
  ...redirects,
  ...locations,
  ...rateLimits,
  ...gates,
  ...hiccups,
  ...walls,
  ...bodies,
  ...brokenHttp,
  ...refreshes,
  ...certificates,
  ...names,
  ...softMissing,
  ...parking,
  ...sites,
  ...fragments,
  ...addresses,
];
