import { apiRoutes } from '@moja-ulica/shared/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../src/testing/index.ts';
import { adminRows } from './rows-admin.ts';
import { belongingRows } from './rows-belonging.ts';
import { documentRows } from './rows-documents.ts';
import { moderationRows } from './rows-moderation.ts';
import { neighbourRows } from './rows-neighbours.ts';
import { peopleRows } from './rows-people.ts';
import { signInRows } from './rows-sign-in.ts';
import { threadRows } from './rows-threads.ts';
import { buildWorld, everybody, type World } from './world.ts';

const rows = [
  ...peopleRows,
  ...signInRows,
  ...threadRows,
  ...moderationRows,
  ...adminRows,
  ...neighbourRows,
  ...belongingRows,
  ...documentRows,
];

describe('who may do what', () => {
  let app: TestApp;
  let world: World;

  beforeAll(async () => {
    app = await startTestApp();
    world = await buildWorld(app);
  });
  afterAll(() => app.close());

  it.each(rows)('$operation: $situation', async ({ expected, ask }) => {
    const answered = new Map<string, string>();
    for (const who of everybody) {
      const { status, body } = await ask(world, who);
      answered.set(who, status < 400 ? 'ok' : (body?.code ?? String(status)));
    }
    expect(Object.fromEntries(answered)).toEqual(Object.fromEntries(expected));
  });

  it('has a row for every operation of the contract', () => {
    const declared = Object.entries(apiRoutes).flatMap(([feature, routes]) =>
      Object.keys(routes).map((operation) => `${feature}.${operation}`),
    );
    const written = new Set(rows.map(({ operation }) => operation));
    expect(declared.filter((operation) => !written.has(operation))).toEqual([]);
    expect([...written].filter((operation) => !declared.includes(operation))).toEqual([]);
  });
});
