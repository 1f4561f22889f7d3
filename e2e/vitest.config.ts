import { defineConfig } from 'vitest/config';

const measured = ['speed.test.ts'];
const common = {
  root: import.meta.dirname,
  testTimeout: 60_000,
  hookTimeout: 90_000,
  // As long as a locator waits: a busy machine may take more than the one second that is the default to draw a page.
  expect: { poll: { timeout: 20_000, interval: 100 } },
};

export default defineConfig({
  test: {
    root: import.meta.dirname,
    globalSetup: ['setup.ts'],
    projects: [
      {
        test: {
          ...common,
          name: 'e2e',
          include: ['**/*.test.ts'],
          exclude: measured,
          // Each file has a server and a browser of its own and waits for them most of the time: two fill two cores.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // What measures time has the machine for itself, after the others.
        test: { ...common, name: 'speed', include: measured, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
