import { expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import type { Ending, Failure, Look } from '../../src/model/probe.ts';
import type { Facts, factsSchema } from '../../src/state/facts.ts';

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** What a schema would refuse would be forgotten without a word. */
test('everything that a probe can tell is remembered, but for what is no word about the target', () => {
  type Read = DeepReadonly<z.infer<typeof factsSchema>>;
  type RememberedFailure = Exclude<Failure, { kind: 'private-address' | 'proxy' }>;
  type RememberedEnding =
    | Exclude<Ending, { kind: 'not-asked' | 'failure' }>
    | { readonly kind: 'failure'; readonly url: string; readonly failure: RememberedFailure };
  expectTypeOf<Exclude<Look, { kind: 'retried' | 'paused' }>>().toExtend<Read['looks'][number]>();
  expectTypeOf<RememberedEnding>().toExtend<Read['ending']>();
  expectTypeOf<Facts['hops']>().toExtend<Read['hops']>();
  expectTypeOf<Read>().toExtend<Facts>();
});
