import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { checkImports, environmentReadsInFixture, fixture, root } from './import-law.ts';

// Written by hand from the files of the fixture: each says in its first line what is planted in it.
const planted = [
  'apps-never-import-each-other: apps/api/src/features/notifications/index.ts -> apps/web/src/features/notifications/bell.ts',
  'apps-never-import-each-other: apps/web/src/features/notifications/bell.ts -> apps/api/src/features/threads/index.ts',
  'bench-is-on-top: apps/api/src/platform/log/measure.ts -> bench/seed-large/fill.ts',
  'bench-through-the-doors: bench/seed-large/fill.ts -> apps/api/src/features/threads/tables.ts',
  'contract-reaches-the-web-as-types: apps/web/src/features/threads/thread-page.ts -> packages/shared/src/threads/schema.ts',
  'drizzle-only-in-data-files: apps/api/src/features/threads/commands/create-reply.ts -> drizzle-orm',
  'drizzle-only-in-data-files: apps/api/src/platform/http/listen.ts -> drizzle-orm',
  'environment-only-in-platform-config: apps/api/src/platform/log/level.ts -> process',
  'fastify-only-at-the-edge: apps/api/src/features/threads/commands/create-reply.ts -> fastify',
  'feature-door-for-the-rest: apps/api/src/app.ts -> apps/api/src/features/threads/commands/create-reply.ts',
  'feature-has-a-place-in-the-order: apps/api/src/features/weather/index.ts -> apps/api/src/features/identity/index.ts',
  'feature-only-downwards: apps/api/src/features/identity/index.ts -> apps/api/src/features/threads/index.ts',
  'feature-only-downwards: apps/api/src/features/search/index.ts -> apps/api/src/features/matters/index.ts',
  'feature-only-through-its-index: apps/api/src/features/moderation/commands/hide-post.ts -> apps/api/src/features/threads/tables.ts',
  'no-cycle: apps/api/src/app.ts -> apps/api/src/features/threads/commands/create-reply.ts',
  'no-cycle: apps/api/src/features/notifications/jobs.ts -> apps/api/src/features/notifications/presenter.ts',
  'platform-knows-no-feature: apps/api/src/platform/http/listen.ts -> apps/api/src/features/threads/index.ts',
  'shared-imports-only-typebox: packages/shared/src/threads/routes.ts -> apps/api/src/features/threads/index.ts',
  'shared-imports-only-typebox: packages/shared/src/threads/routes.ts -> fastify',
  'shared-imports-only-typebox: packages/shared/src/threads/schema.ts -> fs',
  'socket-io-only-in-platform-realtime: apps/api/src/features/threads/commands/create-reply.ts -> socket.io',
  'tables-are-a-second-door-for-sql: apps/api/src/features/threads/queries-of-forum.ts -> apps/api/src/features/identity/presenter.ts',
  'test-harness-only-in-tests: apps/api/src/features/threads/commands/create-reply.ts -> apps/api/src/testing/harness.ts',
  'web-features-never-import-each-other: apps/web/src/features/notifications/bell.ts -> apps/web/src/features/threads/thread-page.ts',
  'web-ground-knows-no-feature: apps/web/src/ui/button.ts -> apps/web/src/features/threads/thread-page.ts',
];

test('every planted violation is reported, and nothing else', async () => {
  const { violations } = await checkImports(fixture);
  expect(violations).toEqual(planted);
});

test('every rule has a planted violation', () => {
  const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };
  const rules = new Set(config.forbidden.map(({ name }) => name));
  const provenRules = new Set(planted.map((line) => line.slice(0, line.indexOf(':'))));
  expect([...provenRules].toSorted()).toEqual([...rules].toSorted());
});

test('reading process.env outside of the configuration is reported', async () => {
  expect(await environmentReadsInFixture()).toEqual(['apps/api/src/platform/log/level.ts:4']);
});

test('the project itself keeps the law', async () => {
  const { violations, imports } = await checkImports(root);
  expect(violations).toEqual([]);
  // The checker is only worth something while it reads TypeScript and finds its way through the workspace.
  expect(imports.length).toBeGreaterThan(200);
  expect(imports.some((line) => /^apps\/web\/src\/.* -> packages\/shared\/src\//.test(line))).toBe(true);
  expect(imports.some((line) => /^apps\/api\/src\/.*tables\.ts -> .*drizzle-orm/.test(line))).toBe(true);
});
