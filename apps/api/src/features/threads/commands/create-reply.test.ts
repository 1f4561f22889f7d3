import { defaultSettings } from '@moja-ulica/shared/site/settings.ts';
import { eq, sql } from 'drizzle-orm';
import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../../testing/index.ts';
import { places } from '../../estates/tables.ts';
import { notifications } from '../../notifications/tables.ts';
import { threads } from '../tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const scene = async (options: { visibility?: 'public' | 'members'; locked?: boolean } = {}) => {
  const place = await app.make.place({ visibility: options.visibility ?? 'public' });
  const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const anna = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const thread = await app.make.thread({ place: place.slug, author: jan, locked: options.locked ?? false });
  // Past the time between two posts of one person.
  app.clock.advance({ minutes: 1 });
  const params = { thread: thread.publicId };
  return { place, jan, anna, thread, params };
};

describe('a reply', () => {
  it('gets the next number, raises the version and is on the page', async () => {
    const { anna, params } = await scene();
    const { status, body } = await app.call(routes.createReply, {
      as: anna,
      params,
      body: { body: 'Też tak **myślę**.' },
    });
    expect(status).toBe(201);
    expect(body.post).toMatchObject({
      number: 2,
      version: 2,
      state: 'visible',
      html: '<p>Też tak <strong>myślę</strong>.</p>',
    });
    expect(body.post.author).toEqual({
      handle: anna.handle,
      displayName: anna.displayName,
      role: null,
      verified: false,
    });
    expect(body.thread).toMatchObject({ version: 2, lastNumber: 2 });
    const page = await app.call(routes.threadPage, { params: { ...params, page: 1 } });
    expect(page.body.posts.map(({ number }) => number)).toEqual([1, 2]);
    expect(page.body.thread.version).toBe(2);
  });

  it('moves its place’s last activity, which stays behind by less than a minute', async () => {
    const { place, anna, jan, params } = await scene();
    const activity = async () => {
      const [row] = await app.platform.db
        .select({ at: places.lastActivityAt })
        .from(places)
        .where(eq(places.id, place.id));
      return row?.at?.getTime();
    };
    const reply = async (as: TestUser) => {
      const { status } = await app.call(routes.createReply, { as, params, body: { body: 'Jestem.' } });
      expect(status).toBe(201);
      return app.clock.now().getTime();
    };
    const first = await reply(anna);
    expect(await activity()).toBe(first);
    app.clock.advance({ seconds: 59 });
    await reply(jan);
    expect(await activity()).toBe(first);
    app.clock.advance({ seconds: 10 });
    expect(await reply(anna)).toBe(first + 69_000);
    expect(await activity()).toBe(first + 69_000);
  });

  it('moves its thread’s last activity, which stays behind by less than ten seconds, as everybody reads it', async () => {
    const { anna, jan, params } = await scene();
    const reply = async (as: TestUser) => {
      const { body } = await app.call(routes.createReply, { as, params, body: { body: 'Jestem.' } });
      const page = await app.call(routes.threadPage, { params: { ...params, page: 1 } });
      expect(page.body.thread).toEqual(body.thread);
      return body.thread.lastActivityAt;
    };
    const first = app.clock.now();
    expect(await reply(anna)).toBe(first.toISOString());
    app.clock.advance({ seconds: 9 });
    expect(await reply(jan)).toBe(first.toISOString());
    app.clock.advance({ seconds: 1 });
    expect(await reply(anna)).toBe(app.clock.now().toISOString());
  });

  it('changes nothing of its thread that an index asks for, but the last activity', async () => {
    const rows = await app.platform.db.select({ name: sql<string>`attname` }).from(
      sql`(select distinct a.attname from pg_depend d
          join pg_class i on i.oid = d.objid and i.relkind = 'i'
          join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
          where d.classid = 'pg_class'::regclass and d.refobjid = 'threads'::regclass) as indexed`,
    );
    const indexed = rows.map(({ name }) => name);
    expect(indexed).toContain('last_activity_at');
    const ofEachReply = ['version', 'last_number', 'last_author_id'];
    expect(indexed.filter((column) => ofEachReply.includes(column))).toEqual([]);
  });

  it('names whom it answers', async () => {
    const { anna, jan, params } = await scene();
    const answer = await app.call(routes.createReply, { as: anna, params, body: { body: 'Zgoda.', replyTo: 1 } });
    expect(answer.body.post.replyTo).toEqual({ number: 1, displayName: jan.displayName });
    const missing = await app.call(routes.createReply, { as: jan, params, body: { body: 'Halo?', replyTo: 3 } });
    expect(missing).toMatchObject({ status: 422, body: { code: 'reply_target_not_found' } });
  });

  it('is answered with what everybody reads from then on', async () => {
    const { place, anna, params } = await scene();
    const office = await app.make.institution({ places: [place.slug] });
    const ewa = await app.make.user({ liaisonFor: [office.slug], memberships: { [place.slug]: ['moderator'] } });
    for (const [as, body] of [
      [anna, { body: 'Zgoda.', replyTo: 1, lang: 'en' as const }],
      [ewa, { body: 'Odpowiadamy.', replyTo: 2, official: { institution: office.slug } }],
    ] as const) {
      app.clock.advance({ minutes: 1 });
      const answer = await app.call(routes.createReply, { as, params, body });
      const page = await app.call(routes.threadPage, { params: { ...params, page: 1 } });
      expect(answer.body).toEqual({ thread: page.body.thread, post: page.body.posts.at(-1) });
    }
  });

  it('is not new to its author who had read all before it, and hides nothing from one who had not', async () => {
    const { jan, anna, thread, params } = await scene();
    const readBy = async (as: TestUser): Promise<number | undefined> => {
      const { body } = await app.call(routes.readPositions, { as, query: { threads: thread.publicId } });
      return body.items[0]?.lastRead;
    };
    for (const as of [jan, anna]) await app.call(routes.markRead, { as, params, body: { number: 1 } });
    await app.call(routes.createReply, { as: anna, params, body: { body: 'Drugi post.' } });
    expect([await readBy(anna), await readBy(jan)]).toEqual([2, 1]);
    await app.call(routes.createReply, { as: jan, params, body: { body: 'Trzeci, bez czytania drugiego.' } });
    expect([await readBy(anna), await readBy(jan)]).toEqual([2, 1]);
    const never = await app.make.user({ memberships: { [thread.place]: ['resident'] } });
    await app.call(routes.createReply, { as: never, params, body: { body: 'Czwarty, prosto z wiadomości.' } });
    expect(await readBy(never)).toBeUndefined();
  });

  it('takes the language of the thread unless it says another', async () => {
    const { anna, jan, params } = await scene();
    const polish = await app.call(routes.createReply, { as: anna, params, body: { body: 'Dzień dobry' } });
    const ukrainian = await app.call(routes.createReply, {
      as: jan,
      params,
      body: { body: 'Добрий день', lang: 'uk' },
    });
    expect([polish.body.post.lang, ukrainian.body.post.lang]).toEqual(['pl', 'uk']);
  });

  it('is made once for a key, and a repetition gets it as it is now', async () => {
    const { anna, params } = await scene();
    const request = { as: anna, params, body: { body: 'Raz.' }, key: 'key-of-this-reply' };
    const first = await app.call(routes.createReply, request);
    await app.call(routes.editPost, { as: anna, params: { ...params, number: 2 }, body: { body: 'Raz!' } });
    const again = await app.call(routes.createReply, request);
    expect(again.status).toBe(201);
    expect(again.body.post).toMatchObject({ id: first.body.post.id, number: 2, html: '<p>Raz!</p>' });
    const other = await app.call(routes.createReply, { ...request, body: { body: 'Dwa.' } });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    const page = await app.call(routes.threadPage, { params: { ...params, page: 1 } });
    expect(page.body.thread.lastNumber).toBe(2);
  });

  it('waits between two posts and says how long', async () => {
    const { anna, params } = await scene();
    const post = () => app.call(routes.createReply, { as: anna, params, body: { body: 'Szybko!' } });
    expect((await post()).status).toBe(201);
    app.clock.advance({ seconds: 2 });
    expect(await post()).toMatchObject({ status: 429, body: { code: 'posting_too_fast', retryAfterSeconds: 3 } });
    app.clock.advance({ seconds: 3 });
    expect((await post()).status).toBe(201);
  });

  it('comes more slowly from a newcomer, and not without end on the first day', async () => {
    const { place, params } = await scene();
    const nowy = await app.make.user({ memberships: { [place.slug]: ['resident'] }, registeredAt: app.clock.now() });
    const post = () => app.call(routes.createReply, { as: nowy, params, body: { body: 'Jestem tu nowy.' } });
    for (let count = 0; count < defaultSettings.firstDayPosts; count += 1) {
      expect((await post()).status).toBe(201);
      app.clock.advance({ seconds: defaultSettings.newcomerSecondsBetweenPosts });
    }
    const refused = await post();
    expect(refused).toMatchObject({ status: 429, body: { code: 'daily_limit_reached' } });
    expect(refused.headers['retry-after']).toBe(String(86_400 - defaultSettings.firstDayPosts * 30));
  });

  it('needs something to read in it', async () => {
    const { anna, params } = await scene();
    const empty = await app.call(routes.createReply, { as: anna, params, body: { body: ' \u200B\u200B\n ' } });
    expect(empty).toMatchObject({ status: 400, body: { code: 'invalid_input', fields: [{ field: 'body' }] } });
    const odd = await app.call(routes.createReply, { as: anna, params, body: { body: 'a\u0007b\r\nc\uD800' } });
    expect(odd.body.post.html).toBe('<p>ab<br />\nc\uFFFD</p>');
  });

  it('is refused without a right to write', async () => {
    const { place, params } = await scene();
    const reply = (as: Awaited<ReturnType<typeof app.make.user>> | null) =>
      app.call(routes.createReply, { as, params, body: { body: 'Dzień dobry' } });
    const roles = { memberships: { [place.slug]: ['resident' as const] } };
    expect((await reply(null)).body.code).toBe('unauthorized');
    expect((await reply(await app.make.user())).body.code).toBe('not_a_member');
    expect((await reply(await app.make.user({ ...roles, suspended: true }))).body.code).toBe('account_suspended');
    expect((await reply(await app.make.user({ confirmed: false }))).body.code).toBe('email_unconfirmed');
    expect((await reply(await app.make.user({ admin: true }))).status).toBe(201);
  });

  it('meets a locked thread: members may not, moderators may, a repetition still gets its post', async () => {
    const { place, anna, params, thread } = await scene();
    const request = { as: anna, params, body: { body: 'Przed zamknięciem' }, key: 'before-the-lock' };
    expect((await app.call(routes.createReply, request)).status).toBe(201);
    await app.platform.db.update(threads).set({ locked: true }).where(eq(threads.id, thread.id));
    app.clock.advance({ minutes: 1 });
    const late = await app.call(routes.createReply, { as: anna, params, body: { body: 'Po zamknięciu' } });
    expect(late).toMatchObject({ status: 403, body: { code: 'thread_locked' } });
    expect((await app.call(routes.createReply, request)).status).toBe(201);
    const moderator = await app.make.user({ memberships: { [place.slug]: ['moderator'] } });
    expect((await app.call(routes.createReply, { as: moderator, params, body: { body: 'Zamykam.' } })).status).toBe(
      201,
    );
  });

  it('finds no thread where one may not look', async () => {
    const { params } = await scene({ visibility: 'members' });
    const stranger = await app.make.user();
    const body = { body: 'Wpuśćcie mnie' };
    const closed = await app.call(routes.createReply, { as: stranger, params, body });
    const missing = await app.call(routes.createReply, { as: stranger, params: { thread: 'z'.repeat(12) }, body });
    expect([closed.status, closed.body.code]).toEqual([404, 'thread_not_found']);
    expect({ ...closed.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
  });

  it('puts one job', async () => {
    const { anna, params } = await scene();
    await app.call(routes.createReply, { as: anna, params, body: { body: 'Do dzwonka' }, key: 'one-job-only' });
    await app.call(routes.createReply, { as: anna, params, body: { body: 'Do dzwonka' }, key: 'one-job-only' });
    await app.drain();
    const rung = await app.platform.db.select().from(notifications).where(eq(notifications.actorId, anna.id));
    expect(rung).toHaveLength(1);
  });
});

describe('an official answer', () => {
  it('carries the institution and is what the thread points at', async () => {
    const { place, params } = await scene();
    const office = await app.make.institution({ places: [place.slug] });
    const ewa = await app.make.user({ liaisonFor: [office.slug] });
    const body = { body: 'Naprawimy do piątku.', official: { institution: office.slug } };
    const { body: answer, status } = await app.call(routes.createReply, { as: ewa, params, body });
    expect(status).toBe(201);
    expect(answer.post.official?.institution.slug).toBe(office.slug);
    expect(answer.post.author.role).toBe('liaison');
    expect(answer.thread.answeredBy).toBe(2);
  });

  it('is for its own liaisons where they serve', async () => {
    const { place, jan, params } = await scene();
    const elsewhere = await app.make.place();
    const office = await app.make.institution({ places: [place.slug] });
    const other = await app.make.institution({ places: [elsewhere.slug] });
    const ewa = await app.make.user({ liaisonFor: [other.slug], memberships: { [place.slug]: ['resident'] } });
    const admin = await app.make.user({ admin: true });
    for (const [as, institution] of [
      [jan, office.slug],
      [ewa, office.slug],
      [ewa, other.slug],
      [admin, office.slug],
    ] as const) {
      const body = { body: 'Stanowisko urzędu', official: { institution } };
      const { status, body: refusal } = await app.call(routes.createReply, { as, params, body });
      expect([status, refusal.code]).toEqual([403, 'not_liaison_here']);
    }
  });
});
