import type { RouteTable } from '@moja-ulica/shared/http.ts';
import { apiRoutes } from '@moja-ulica/shared/routes.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDemo } from '../../features/demo/index.ts';
import { readTownFile, seedTown } from '../../features/institutions/index.ts';
import { summaryOf } from '../../platform/doctor/describe-results.ts';
import { runChecks, type CheckResult } from '../../platform/doctor/run-checks.ts';
import { startTestApp, type TestApp } from '../../testing/index.ts';
import { openScratch, type Scratch } from '../../testing/reader.ts';
import { violations } from '../../testing/violations/index.ts';
import { allChecks } from './checks.ts';

// Settings and databases of the server cannot be changed inside a transaction: they have tests of their own.
const ofServer = ['database.server', 'database.connections', 'database.copies'];
const checks = allChecks.filter(({ area, name }) => area !== 'settings' && !ofServer.includes(name));

/** What these have made can be taken away within the day that a key is kept, or is found again by its name. */
const mayLeadToNothing = ['addPasskey', 'addStreets', 'addTopic', 'createInstitution', 'createPlace'];

let app: TestApp;
let scratch: Scratch;
beforeAll(async () => {
  app = await startTestApp();
  const { platform } = app;
  await platform.db.transaction((tx) => seedTown(tx, readTownFile(null)));
  await seedDemo(platform);
  scratch = await openScratch(platform.database);
});
afterAll(async () => {
  await scratch.close();
  await app.close();
});

const examine = async (): Promise<readonly CheckResult[]> => {
  const context = { config: app.platform.config, reader: scratch.reader, now: new Date() };
  const results = await runChecks(checks, context, { deadlineMs: 60_000 });
  expect(results.filter(({ status }) => status === 'unchecked')).toEqual([]);
  return results;
};

const seen = (results: readonly CheckResult[]): string[] =>
  results.filter(({ findings }) => findings.length > 0).map(({ name }) => name);

it('finds nothing wrong with the demo', async () => {
  expect(summaryOf(await examine()).join('\n')).toMatch(/^\n\d\d checks in [\d.]+ s: 0 findings$/);
});

it('has something planted for each check', () => {
  const planted = new Set(violations.flatMap(({ seenBy }) => seenBy));
  expect(checks.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
});

it('asks about each operation that remembers what it made', () => {
  const tables: Readonly<Record<string, RouteTable>> = apiRoutes;
  const creating = Object.values(tables).flatMap((table) =>
    Object.entries(table).flatMap(([name, route]) => (route.creates === true ? [name] : [])),
  );
  const leading = creating.filter((name) => !mayLeadToNothing.includes(name));
  const asked = checks.map(({ name }) => /\.keys-of-(.+)$/.exec(name)?.[1]).filter((name) => name !== undefined);
  expect(asked.toSorted()).toEqual(leading.toSorted());
});

it.each(violations.map((violation): [string, typeof violation] => [violation.what, violation]))(
  'sees %s',
  async (_, { plant, seenBy, says }) => {
    await scratch.undone(async (execute) => {
      await execute(plant);
      const results = await examine();
      expect(seen(results).toSorted()).toEqual(seenBy.toSorted());
      if (says !== undefined) expect(summaryOf(results).join('\n')).toMatch(says);
      const repairs = results.flatMap(({ findings }) => findings.flatMap(({ repair }) => repair ?? []));
      if (repairs.length === 0) return;
      for (const repair of repairs) await execute(repair);
      expect(seen(await examine())).toEqual([]);
    });
  },
);

it('finds nothing any more once all of it is taken back', async () => {
  expect(seen(await examine())).toEqual([]);
});
