import { defineConfig } from 'vitest/config';

// Journeys in the browser have a configuration of their own, in e2e/.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'project', include: ['test/*/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'shared', root: 'packages/shared', include: ['src/**/*.test.ts'] } },
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
