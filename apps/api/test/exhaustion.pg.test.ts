import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { posterAddress } from '@moja-ulica/shared/estates/stairwell-paths.ts';
import { exportAddress } from '@moja-ulica/shared/privacy/paths.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isDatabaseUnavailable } from '../src/platform/db/unavailable.ts';
import { startTestApp, type TestApp } from '../src/testing/index.ts';

/** Connections of the pool; as many are held in these tests. */
const poolSize = 10;
const patience = 60_000;

let app: TestApp;
let webDir: string;
let list: string;
/** A page and its first HTML that are kept. */
let page: string;
let html: string;
/** The same of a thread that nobody has read. */
let unreadPage: string;
let unreadHtml: string;
beforeAll(async () => {
  webDir = mkdtempSync(join(tmpdir(), 'exhaustion-'));
  writeFileSync(join(webDir, 'index.html'), '<!--head--><div id="root"><!--app--></div><!--state-->');
  writeFileSync(join(webDir, 'shell.json'), JSON.stringify({ messages: { pl: '/assets/pl.js' } }));
  app = await startTestApp({ webDir });
  const place = await app.make.place();
  const author = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const addresses = async () => {
    const { publicId: id, slug } = await app.make.thread({ place: place.slug, author });
    return [`/api/v1/threads/${id}/pages/1`, threadAddress({ place: place.slug, id, slug })] as const;
  };
  list = `/api/v1/places/${place.slug}/threads`;
  [page, html] = await addresses();
  [unreadPage, unreadHtml] = await addresses();
  expect((await ask(page)).status).toBe(200);
  expect((await ask(html)).status).toBe(200);
});
afterAll(async () => {
  await app.close();
  rmSync(webDir, { recursive: true });
});

let free: () => void = () => undefined;
afterEach(() => free());

interface Answer {
  readonly status: number;
  readonly retryAfter: unknown;
  readonly ms: number;
}

const ask = async (url: string): Promise<Answer> => {
  const startedAt = performance.now();
  const { statusCode: status, headers } = await app.server.inject(url);
  return { status, retryAfter: headers['retry-after'], ms: performance.now() - startedAt };
};

const askMany = (url: string, count: number): Promise<Answer[]> =>
  Promise.all(Array.from({ length: count }, () => ask(url)));

const refused = { status: 503, retryAfter: '2' };

const expectAwayAtOnce = async (url: string): Promise<void> => {
  const answer = await ask(url);
  expect(answer, url).toMatchObject(refused);
  expect(answer.ms, url).toBeLessThan(100);
};

/** Does the work on every connection of the pool; gives how each ended. */
const onAll = (work: (execute: (statement: string) => Promise<unknown>) => Promise<unknown>) =>
  Promise.allSettled(
    Array.from({ length: poolSize }, () =>
      app.platform.db.transaction((tx) => work((statement) => tx.execute(sql.raw(statement)))),
    ),
  );

/** Holds every connection until `free` is called; resolves when all are held. */
const holdAll = async (): Promise<void> => {
  let held = 0;
  await new Promise<void>((allHeld) => {
    void onAll(async (execute) => {
      await execute('select 1');
      held += 1;
      if (held === poolSize) allHeld();
      await new Promise<void>((resolve) => {
        const before = free;
        free = () => {
          before();
          resolve();
        };
      });
    });
  });
};

describe('a pool that is exhausted', () => {
  it(
    'answers who waits in a second, sends away who comes then, serves what it knows, and is whole again',
    async () => {
      await holdAll();
      const waiting = askMany(list, 60);
      expect(await ask(page)).toMatchObject({ status: 200 });
      expect(await ask('/health/ready')).toMatchObject({ status: 200 });
      await wait(200);
      const files = ['/files/photos/any-96.webp', exportAddress('any'), posterAddress('any', { lang: 'pl' })];
      for (const url of [list, unreadPage, unreadHtml, '/', '/sitemap.xml', ...files]) await expectAwayAtOnce(url);
      for (const url of [page, html]) expect(await ask(url)).toMatchObject({ status: 200 });
      for (const answer of await waiting) {
        expect(answer).toMatchObject(refused);
        expect(answer.ms).toBeLessThan(1_500);
      }
      // Nobody waits any more, and yet there is nothing to wait for.
      await expectAwayAtOnce(list);
      free();
      await expect.poll(async () => (await ask(list)).status).toBe(200);
      expect((await askMany(list, 60)).every(({ status }) => status === 200)).toBe(true);
    },
    patience,
  );
});

describe('a table that is locked', () => {
  it(
    'makes answers of those who need it in two seconds, and none of the others wait',
    async () => {
      const locker = new pg.Client({
        connectionString: app.platform.database.kind === 'postgresql' ? app.platform.database.url : '',
      });
      await locker.connect();
      await locker.query('begin; lock table threads in access exclusive mode');
      const locked = askMany(list, 30);
      expect(await ask(page)).toMatchObject({ status: 200 });
      for (const answer of await locked) {
        expect(answer).toMatchObject(refused);
        expect(answer.ms).toBeLessThan(6_000);
      }
      await locker.end();
      expect(await ask(list)).toMatchObject({ status: 200 });
    },
    patience,
  );
});

describe('connections that are held too long', () => {
  const allUnavailable = (endings: readonly PromiseSettledResult<unknown>[]): boolean[] =>
    endings.map((ending) => ending.status === 'rejected' && isDatabaseUnavailable(ending.reason));
  const everyOne = Array.from({ length: poolSize }, () => true);

  it(
    'by a statement are freed after five seconds',
    async () => {
      const endings = onAll((execute) => execute('select pg_sleep(30)'));
      expect(await ask(list)).toMatchObject(refused);
      expect(allUnavailable(await endings)).toEqual(everyOne);
      expect(await ask(list)).toMatchObject({ status: 200 });
    },
    patience,
  );

  it(
    'by a transaction that does nothing are freed after ten seconds',
    async () => {
      const endings = onAll(async (execute) => {
        await execute('select 1');
        await wait(11_000);
        await execute('select 1');
      });
      expect(await ask(list)).toMatchObject(refused);
      expect(allUnavailable(await endings)).toEqual(everyOne);
      expect(await ask(list)).toMatchObject({ status: 200 });
    },
    patience,
  );
});
