import { defineConfig } from 'vitest/config';

/** What only a browser can tell, with the Chromium that LINKMEND_CHROMIUM names: `npm run test:browser`. */
export default defineConfig({
  test: {
    name: 'browser',
    include: ['test/**/*.browser.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 1,
  },
});
