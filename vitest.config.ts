import { defineConfig } from 'vitest/config';

// Journeys in the browser have a configuration of their own, in e2e/.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'project', include: ['test/*/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'shared', root: 'packages/shared', include: ['src/**/*.test.ts'] } },
      {
        test: {
          name: 'bench',
          root: 'bench',
          include: ['**/*.test.ts'],
          // What is measured is PostgreSQL; the rest needs no database at all.
          globalSetup: process.env.TEST_DATABASE_URL === undefined ? [] : ['../apps/api/src/testing/global-setup.ts'],
          exclude:
            process.env.TEST_DATABASE_URL === undefined
              ? ['**/*.pg.test.ts', '**/node_modules/**']
              : ['**/node_modules/**'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: './apps/web/vite.config.ts',
        test: { name: 'web', root: 'apps/web', include: ['src/**/*.test.{ts,tsx}'] },
      },
      {
        test: {
          name: 'api',
          root: 'apps/api',
          include: ['{src,test}/**/*.test.ts'],
          globalSetup: ['src/testing/global-setup.ts'],
          setupFiles: ['src/testing/no-outside-network.ts'],
          // Each file starts an app and a database of its own, and no module has a state: reading the modules once in each
          // process, instead of once for each file, halves the work.
          isolate: false,
          // Races and several instances need a real PostgreSQL; the embedded database serves one process.
          exclude: [
            ...(process.env.TEST_DATABASE_URL === undefined ? ['**/*.pg.test.ts'] : []),
            ...(process.env.TEST_REDIS_URL === undefined ? ['**/*.redis.test.ts'] : []),
          ],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
