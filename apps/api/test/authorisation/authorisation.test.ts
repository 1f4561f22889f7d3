import { apiRoutes } from '@moja-ulica/shared/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putSetting } from '../../src/features/site/index.ts';
import { startTestApp, type TestApp } from '../../src/testing/index.ts';
import { adminRows } from './rows-admin.ts';
import { belongingRows } from './rows-belonging.ts';
import { documentRows } from './rows-documents.ts';
import { moderationRows } from './rows-moderation.ts';
import { neighbourRows } from './rows-neighbours.ts';
import { peopleRows } from './rows-people.ts';
import { placeRows } from './rows-places.ts';
import { privacyRows } from './rows-privacy.ts';
import { signInRows } from './rows-sign-in.ts';
import { threadRows } from './rows-threads.ts';
import { buildWorld, everybody, type Who, type World } from './world.ts';

// In this order: rows leave traces with the people of the table, and those about signing in and data count on theirs.
const rows = [
  ...peopleRows,
  ...signInRows,
  ...threadRows,
  ...moderationRows,
  ...adminRows,
  ...neighbourRows,
  ...belongingRows,
  ...documentRows,
  ...privacyRows,
  ...placeRows,
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
    // What one row asks in vain is not counted against the next: all come from one address.
    app.clock.advance({ minutes: 16 });
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

describe('where the site asks staff for both steps of signing in', () => {
  const staff: readonly Who[] = ['animator', 'moderator', 'otherModerator', 'liaison', 'otherLiaison', 'admin'];
  const others: readonly Who[] = ['guest', 'unconfirmed', 'outsider', 'otherResident', 'resident'];
  const isOk = ({ expected }: (typeof rows)[number], who: Who): boolean => expected.get(who) === 'ok';
  /** What only people with duties may do. How they come to have both steps is in `identity/duties.test.ts`. */
  const duties = rows.filter(
    (row) =>
      staff.some((who) => isOk(row, who)) &&
      !others.some((who) => isOk(row, who)) &&
      // Begins with reading as the administrator, who may not here; the row of that reading is among these.
      row.operation !== 'documents.changeDocumentFacts',
  );
  /** Without their duties some are no members of a place that only members read, or have nothing made that a row begins with. */
  const missing: readonly string[] = [
    'place_not_found',
    'thread_not_found',
    'post_not_found',
    'case_not_found',
    'invalid_input',
  ];

  let app: TestApp;
  let world: World;
  beforeAll(async () => {
    app = await startTestApp();
    world = await buildWorld(app);
    const by = world.as('admin')?.id ?? 0n;
    await app.platform.db.transaction((tx) =>
      putSetting(tx, { key: 'requireSecondFactorForStaff', value: true }, { by, now: app.clock.now() }),
    );
    await app.drain();
  });
  afterAll(() => app.close());

  it.each(duties)('with one they wait: $operation: $situation', async (row) => {
    for (const who of staff.filter((one) => isOk(row, one))) {
      const { body } = await row.ask(world, who);
      const code = body?.code ?? 'ok';
      expect([who, missing.includes(code) ? 'second_factor_required' : code]).toEqual([who, 'second_factor_required']);
    }
  });
});
