import { eq, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../testing/test-database.ts';
import { startChanges, type Changes } from '../changes.ts';
import type { Database, Tx } from './database.ts';
import { executeRows } from './rows.ts';
import { getOrCreateSetting, getSetting } from './settings.ts';
import { statement } from './statement.ts';
import { settings } from './tables.ts';
import { lastly } from './together.ts';
import { isDatabaseUnavailable } from './unavailable.ts';

const log = pino({ level: 'silent' });
let database: Database;
let changes: Changes;
beforeAll(async () => {
  database = await openTestDatabase(log);
  changes = await startChanges(database, log);
});
afterAll(() => database.close());

/** Collects what comes on a topic until `last` does. */
const heardUntil = (topic: string, last: number): Promise<number[]> => {
  const heard: number[] = [];
  return new Promise((resolve) => {
    changes.subscribe(topic, (change) => {
      const { n } = change as { n: number };
      heard.push(n);
      if (n === last) resolve(heard);
    });
  });
};

describe('a change', () => {
  it('is heard after its commit and never after a rollback', async () => {
    const heard = heardUntil('a', 3);
    await database.db.transaction((tx) => changes.announce(tx, 'a', { n: 1 }));
    await expect(
      database.db.transaction(async (tx) => {
        await changes.announce(tx, 'a', { n: 2 });
        throw new Error('thought better of it');
      }),
    ).rejects.toThrow('thought better');
    await database.db.transaction((tx) => changes.announce(tx, 'a', { n: 3 }));
    expect(await heard).toEqual([1, 3]);
  });

  it('is heard in the order of the commits', async () => {
    const heard = heardUntil('b', 50);
    for (let n = 1; n <= 50; n += 1) await database.db.transaction((tx) => changes.announce(tx, 'b', { n }));
    expect(await heard).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('is heard with all that were announced along with it, in their order', async () => {
    const heard = heardUntil('many', 500);
    const many = Array.from({ length: 500 }, (_, index) => ({ n: index + 1, says: 'ą'.repeat(index) }));
    await database.db.transaction((tx) => changes.announce(tx, 'many', ...many));
    expect(await heard).toEqual(many.map(({ n }) => n));
  });

  it('reaches the others when one handler fails, and can be waited for', async () => {
    changes.subscribe('c', () => {
      throw new Error('broken handler');
    });
    changes.subscribe('c', () => Promise.reject(new Error('broken later')));
    const done: string[] = [];
    const heard = new Promise<void>((resolve) => {
      changes.subscribe('c', async () => {
        resolve();
        await Promise.resolve();
        done.push('done');
      });
    });
    await database.db.transaction((tx) => changes.announce(tx, 'c', {}));
    await heard;
    await changes.settled();
    expect(done).toEqual(['done']);
  });

  it('is current while the database is listened to', () => {
    expect(changes.current()).toBe(true);
  });
});

describe('settings', () => {
  it('are made once, whoever asks first', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, n) => getOrCreateSetting(database.db, 'made', () => `value ${String(n)}`)),
    );
    expect(new Set(made).size).toBe(1);
    expect(await getSetting(database.db, 'made')).toBe(made[0]);
    expect(await getSetting(database.db, 'never made')).toBeNull();
  });
});

describe('migrations', () => {
  it('change nothing when they have run already', async () => {
    const count = () => executeRows(database.db, sql`select count(*)::int as n from drizzle.__drizzle_migrations`);
    const before = await count();
    await database.migrate();
    expect(await count()).toEqual(before);
  });
});

describe('isDatabaseUnavailable', () => {
  it('tells a passing trouble from a fault', async () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(isDatabaseUnavailable(new Error('Failed query', { cause: refused }))).toBe(true);
    expect(isDatabaseUnavailable(new Error('Connection terminated unexpectedly'))).toBe(true);
    const wrong = await database.db.execute(sql`select * from nowhere`).then(
      () => null,
      (error: unknown) => error,
    );
    expect(wrong).toBeInstanceOf(Error);
    expect(isDatabaseUnavailable(wrong)).toBe(false);
    expect(isDatabaseUnavailable('a text')).toBe(false);
  });
});

describe('a statement', () => {
  it('is built once where it runs, and sees what its transaction has written', async () => {
    let built = 0;
    const valueOf = statement((db) => {
      built += 1;
      return db
        .select({ value: settings.value })
        .from(settings)
        .where(eq(settings.name, sql.placeholder('name')))
        .prepare('test_value_of_setting');
    });
    await getOrCreateSetting(database.db, 'kept', () => 'before');
    for (let run = 0; run < 3; run += 1) {
      expect(await valueOf(database.db).execute({ name: 'kept' })).toEqual([{ value: 'before' }]);
    }
    expect(built).toBe(1);
    await database.db.transaction(async (tx) => {
      await tx.update(settings).set({ value: 'after' }).where(eq(settings.name, 'kept'));
      expect(await valueOf(tx).execute({ name: 'kept' })).toEqual([{ value: 'after' }]);
      expect(await valueOf(tx).execute({ name: 'missing' })).toEqual([]);
    });
    expect(built).toBe(2);
    expect(await valueOf(database.db).execute({ name: 'kept' })).toEqual([{ value: 'after' }]);
  });
});

describe('what a transaction asks last', () => {
  it('has to be asked already', async () => {
    const value = (tx: Tx) => tx.insert(settings).values({ name: 'lazy', value: '1' });
    await expect(database.db.transaction((tx) => lastly(tx, [value(tx)]))).rejects.toThrow('not asked yet');
    expect(await getSetting(database.db, 'lazy')).toBeNull();
    await database.db.transaction((tx) => lastly(tx, [value(tx).execute()]));
    expect(await getSetting(database.db, 'lazy')).toBe('1');
  });
});
