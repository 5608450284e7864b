import { randomUUID } from 'node:crypto';
import { defineConfig } from 'vitest/config';

/**
 * What a server sees of times, and how much memory a process takes, can only be judged where nothing else keeps the machine
 * busy: a garbage collector that waits for its turn lets memory grow.
 */
const alone = ['test/politeness/**/*.test.ts', 'test/security/hostile-servers.test.ts'];

/** It imports JSON without saying so, which Node alone does not take. */
const deps = { inline: [/@actions\/workflow-parser/] };

/** What the build puts in, so that what was read of texts is kept in tests too: for no longer than they run. */
const define = { sourcesFingerprint: JSON.stringify(randomUUID()) };

const shared = { server: { deps }, setupFiles: ['test/support/setup.ts'], testTimeout: 30_000 };

export default defineConfig({
  test: {
    coverage: { include: ['src/**'], reporter: ['text-summary', 'html'] },
    projects: [
      {
        define,
        test: {
          ...shared,
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: alone,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        define,
        test: { ...shared, name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
