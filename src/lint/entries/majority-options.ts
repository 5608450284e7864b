import { z } from 'zod';

/** What rules that look for a list's own convention take. */
export const majorityOptions = {
  // Measured over 35 lists: the main separator has 82 to 100 % of the described entries in lists that have one, and less
  // than 70 % in lists that mix several.
  majority: z.number().min(0.5).max(1).default(0.8).describe('which share of the entries makes a convention'),
  least: z.int().min(1).default(10).describe('and how many entries'),
  // A page of a report; whoever has more wants to mend them all at once.
  most: z.int().min(1).default(40).describe('beyond how many deviations there is one finding for all'),
};
