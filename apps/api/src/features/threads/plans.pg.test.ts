import pg from 'pg';
import { sql } from 'drizzle-orm';
import { matterRoutes } from '@moja-ulica/shared/matters/routes.ts';
import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  startTestApp,
  type TestApp,
  type TestInstitution,
  type TestThread,
  type TestUser,
} from '../../testing/index.ts';

/** Tables that grow with a forum: none of them may be read from end to end. */
const growing = ['threads', 'posts', 'users', 'post_revisions', 'read_positions', 'thread_streets', 'idempotency_keys'];

/** Rows of a growing table that one statement may touch for one page of 20; a forum here has 800 threads. */
const maxRowsTouched = 200;

/** A filter that leaves little may be sorted whole: so many of all 4 000 threads and 28 000 posts. */
const maxRowsFiltered = 1_000;

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

let app: TestApp;
let person: TestUser;
let ewa: TestUser;
let office: TestInstitution;
let thread: TestThread;
let place: string;

/** A forum of some years: 20 000 people, 4 000 threads, 30 000 posts, unevenly spread. */
const fill = (db: TestApp['platform']['db']) =>
  db.transaction(async (tx) => {
    const id = (prefix: string) => sql.raw(`'${prefix}' || lpad(translate(g::text, '0', 'a'), 11, 'z')`);
    await tx.execute(sql`insert into users (public_id, email, email_confirmed_at, handle, display_name, locale, registered_at)
      select ${id('u')}, 'p' || g || '@example.org', now(), 'p-' || g, 'Osoba ' || g, 'pl', now() - interval '1 year' from generate_series(1, 20000) g`);
    await tx.execute(sql`insert into threads (public_id, place_id, topic_id, author_id, kind, title, slug, lang, excerpt, state,
        institution_id, due_at, answered_by, last_number, last_author_id, created_at, last_activity_at)
      select ${id('t')}, p.id, (select min(id) from topics where place_id = p.id), u.id,
        case when g % 4 = 0 then 'matter' else 'discussion' end, 'Wątek ' || g, 'watek', 'pl', 'Treść',
        case when g % 4 = 0 then 'waiting' end, case when g % 4 = 0 then i.id end, case when g % 4 = 0 then now() end,
        case when g % 8 = 0 then 2 end, 7, u.id, now() - g * interval '1 hour', now() - g * interval '1 hour'
      from generate_series(1, 4000) g
      join lateral (select id from places order by id offset g % 5 limit 1) p on true
      join lateral (select id from institutions order by id offset g % 3 limit 1) i on true
      join lateral (select id from users where public_id like 'u%' order by id offset (g * 7) % 500 limit 1) u on true`);
    await tx.execute(sql`insert into posts (public_id, thread_id, number, version, author_id, body, html, lang, created_at)
      select 'p' || lpad(translate((t.id * 10 + n)::text, '0', 'a'), 11, 'z'), t.id, n, n, t.author_id, 'Treść', '<p>Treść</p>', 'pl', now()
      from threads t, generate_series(1, 7) n where t.public_id like 't%'`);
    await tx.execute(sql`insert into thread_streets (thread_id, street_id)
      select t.id, s.id from threads t join streets s on s.place_id = t.place_id`);
    await tx.execute(sql`insert into read_positions (user_id, thread_id, last_read, updated_at)
      select u.id, t.id, 3, now() from threads t, (select id from users order by id limit 5) u`);
    await tx.execute(sql`insert into idempotency_keys (user_id, key, operation, fingerprint, result_id, created_at)
      select id, 'key-' || id, 'createReply', 'x', 1, now() from users`);
  });

const shrink = (text: string): string => text.replace(/\s+/g, ' ').slice(-300);

const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

beforeAll(async () => {
  app = await startTestApp();
  const estates = [];
  for (let count = 0; count < 5; count += 1) estates.push(await app.make.place());
  place = estates[0]?.slug ?? '';
  const offices = [];
  for (let count = 0; count < 3; count += 1)
    offices.push(await app.make.institution({ places: estates.map(({ slug }) => slug) }));
  office = offices[0] ?? (await app.make.institution({ places: [place] }));
  person = await app.make.user({ memberships: { [place]: ['resident'] } });
  ewa = await app.make.user({ liaisonFor: [office.slug] });
  await fill(app.platform.db);
  thread = await app.make.thread({ place, author: person, institution: office.slug });
  app.clock.advance({ minutes: 1 });
  await app.platform.db.execute(sql`analyze`);
});
afterAll(() => app.close());

/** Everything that is asked of the database while `work` runs, once each. */
const asked = async (work: () => Promise<unknown>): Promise<readonly Statement[]> => {
  const statements = new Map<string, Statement>();
  const query = vi.spyOn(pg.Client.prototype, 'query');
  await work();
  for (const [first, second] of query.mock.calls as unknown as [unknown, unknown][]) {
    if (typeof first !== 'object' || first === null || !('text' in first) || typeof first.text !== 'string') continue;
    const given = 'values' in first ? first.values : second;
    statements.set(first.text, { text: first.text, values: Array.isArray(given) ? (given as unknown[]) : [] });
  }
  query.mockRestore();
  return [...statements.values()];
};

const rowsTouched = (node: PlanNode): number =>
  ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 0);

/** Growing tables that a statement reads from end to end, or of which it touches more than it shows. */
const wasteOf = async (statements: readonly Statement[], maxRows = maxRowsTouched): Promise<string[]> => {
  const client = new pg.Client({ connectionString: urlOf(app) });
  await client.connect();
  const found: string[] = [];
  for (const { text, values } of statements) {
    if (!/^\s*(select|insert|update|delete|with)\b/i.test(text)) continue;
    // Reads are run, to count what they touch; writes are only planned.
    const mode = /^\s*select\b/i.test(text) ? 'explain (analyze, format json)' : 'explain (format json)';
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`${mode} ${text}`, [...values]);
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    const ofGrowing = (plan === undefined ? [] : nodesOf(plan)).filter((node) =>
      growing.includes(node['Relation Name'] ?? ''),
    );
    const waste = ofGrowing.filter((node) => node['Node Type'] === 'Seq Scan' || rowsTouched(node) > maxRows);
    found.push(
      ...waste.map(
        (node) => `${node['Node Type']} of ${node['Relation Name']}, ${rowsTouched(node)} rows: ${shrink(text)}`,
      ),
    );
  }
  await client.end();
  return found;
};

const urlOf = (test: TestApp): string => {
  const client: unknown = '$client' in test.platform.db ? test.platform.db.$client : undefined;
  const { connectionString } = (client as { options: { connectionString: string } }).options;
  return connectionString;
};

describe('no table is read from end to end', () => {
  const many = (runs: readonly (() => Promise<{ status: number }>)[]) => async () => {
    for (const run of runs) {
      const { status } = await run();
      if (status >= 300) throw new Error(`answered ${status}`);
      app.clock.advance({ minutes: 1 });
    }
  };

  it('by lists', async () => {
    const list = (query: object) => () => app.call(routes.listThreads, { params: { place }, query });
    const cursor = (await app.call(routes.listThreads, { params: { place } })).body.nextCursor ?? '';
    const newest =
      (await app.call(routes.listThreads, { params: { place }, query: { sort: 'newest' } })).body.nextCursor ?? '';
    const feed = (await app.call(routes.feed, {})).body.nextCursor ?? '';
    const statements = await asked(
      many([
        ...[{}, { cursor }, { sort: 'newest' }, { sort: 'newest', cursor: newest }].map(list),
        () => app.call(routes.feed, {}),
        () => app.call(routes.feed, { as: person, query: { cursor: feed } }),
        () => app.call(routes.personPosts, { params: { handle: 'p-7' } }),
      ]),
    );
    expect(statements.length).toBeGreaterThan(7);
    expect(await wasteOf(statements)).toEqual([]);
  });

  it('by lists narrowed to little', async () => {
    const list = (query: object) => () => app.call(routes.listThreads, { params: { place }, query });
    const statements = await asked(
      many([
        ...[{ topic: 'sprawy' }, { kind: 'matter' }, { state: 'waiting' }, { show: 'answered' }].map(list),
        () => app.call(matterRoutes.awaitingAnswer, { as: ewa }),
        () => app.call(matterRoutes.awaitingAnswer, { as: ewa, query: { show: 'answered' } }),
      ]),
    );
    expect(statements.length).toBeGreaterThan(6);
    expect(await wasteOf(statements, maxRowsFiltered)).toEqual([]);
  });

  it('by a thread, or by writing in one', async () => {
    const params = { thread: thread.publicId };
    const official = { institution: office.slug };
    const statements = await asked(
      many([
        () => app.call(routes.threadPage, { params: { ...params, page: 1 } }),
        () => app.call(routes.overlay, { as: person, params: { ...params, page: 1 } }),
        () => app.call(routes.changes, { params, query: { since: 0 } }),
        () => app.call(routes.postSource, { params: { ...params, number: 1 } }),
        () => app.call(routes.markRead, { as: person, params, body: { number: 1 } }),
        () => app.call(routes.readPositions, { as: person, query: { threads: thread.publicId } }),
        () => app.call(routes.createReply, { as: person, params, body: { body: 'Odpowiedź', replyTo: 1 } }),
        () => app.call(routes.createReply, { as: ewa, params, body: { body: 'Stanowisko', official } }),
        () =>
          app.call(routes.editPost, {
            as: person,
            params: { ...params, number: 2 },
            body: { body: 'Całkiem inna '.repeat(20) },
          }),
        () => app.call(routes.withdrawPost, { as: ewa, params: { ...params, number: 3 } }),
        () => app.call(routes.updateThread, { as: person, params, body: { title: 'Nowy tytuł wątku' } }),
        () =>
          app.call(routes.createThread, {
            as: person,
            params: { place },
            body: { title: 'Nowy wątek', body: 'Treść', kind: 'discussion' },
          }),
      ]),
    );
    expect(statements.length).toBeGreaterThan(25);
    expect(await wasteOf(statements)).toEqual([]);
  });
});
