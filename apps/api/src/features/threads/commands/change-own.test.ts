import { eq } from 'drizzle-orm';
import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { defaultSettings } from '@moja-ulica/shared/site/settings.ts';
import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../../testing/index.ts';
import { liaisons } from '../../institutions/tables.ts';
import { organisationPlaces, organisations, organisationWriters } from '../../organisations/tables.ts';
import { postRevisions, posts, threads } from '../tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const scene = async () => {
  const place = await app.make.place({ topics: ['chodniki'] });
  const office = await app.make.institution({ places: [place.slug] });
  const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const anna = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const ewa = await app.make.user({ liaisonFor: [office.slug] });
  const thread = await app.make.thread({ place: place.slug, author: jan, body: 'Pierwsza treść.' });
  app.clock.advance({ minutes: 1 });
  const params = { thread: thread.publicId };
  const number = (value: number) => ({ ...params, number: value });
  const page = async () => (await app.call(routes.threadPage, { params: { ...params, page: 1 } })).body;
  return { place, office, jan, anna, ewa, thread, params, number, page };
};
const revisions = (body: string) => app.platform.db.select().from(postRevisions).where(eq(postRevisions.body, body));

describe('an edit', () => {
  it('leaves no mark within the grace', async () => {
    const { jan, number, page } = await scene();
    const { body, status } = await app.call(routes.editPost, {
      as: jan,
      params: number(1),
      body: { body: 'Pierwsza, lepsza treść.' },
    });
    expect(status).toBe(200);
    expect(body.post).toMatchObject({ html: '<p>Pierwsza, lepsza treść.</p>', editedAt: null, version: 2 });
    expect((await page()).thread.version).toBe(2);
    expect(await revisions('Pierwsza treść.')).toHaveLength(0);
  });

  it('is marked after five minutes, and keeps the earlier text', async () => {
    const { jan, number, params, place } = await scene();
    app.clock.advance({ minutes: defaultSettings.editGraceMinutes });
    const { body } = await app.call(routes.editPost, { as: jan, params: number(1), body: { body: 'Po namyśle.' } });
    expect(body.post.editedAt).toBe(app.clock.now().toISOString());
    expect(await revisions('Pierwsza treść.')).toHaveLength(1);
    const list = await app.call(routes.listThreads, { params: { place: place.slug } });
    expect(list.body.items.find(({ id }) => id === params.thread)?.excerpt).toBe('Po namyśle.');
  });

  it('is marked at once when much has changed', async () => {
    const { jan, number } = await scene();
    const { body } = await app.call(routes.editPost, {
      as: jan,
      params: number(1),
      body: { body: 'Całkiem inna. '.repeat(20) },
    });
    expect(body.post.editedAt).not.toBeNull();
  });

  it('with the same text changes nothing', async () => {
    const { jan, number } = await scene();
    const { body } = await app.call(routes.editPost, { as: jan, params: number(1), body: { body: 'Pierwsza treść.' } });
    expect(body.thread.version).toBe(1);
  });

  it('is the author’s, for a day, while the thread is open and the post visible', async () => {
    const { jan, anna, ewa, number, thread } = await scene();
    const edit = async (as: typeof jan, value = 1) =>
      (await app.call(routes.editPost, { as, params: number(value), body: { body: `Zmiana ${Math.random()}` } })).body
        .code ?? 'edited';
    expect(await edit(anna)).toBe('not_author');
    expect(await edit(ewa)).toBe('not_author');
    expect(await edit(await app.make.user({ admin: true }))).toBe('not_author');
    expect(await edit(jan, 9)).toBe('post_not_found');
    await app.platform.db.update(threads).set({ locked: true }).where(eq(threads.id, thread.id));
    expect(await edit(jan)).toBe('thread_locked');
    await app.platform.db.update(threads).set({ locked: false }).where(eq(threads.id, thread.id));
    await app.platform.db
      .update(posts)
      .set({ state: 'hidden', hiddenRule: 'spam' })
      .where(eq(posts.threadId, thread.id));
    expect(await edit(jan)).toBe('forbidden');
    await app.platform.db
      .update(posts)
      .set({ state: 'visible', hiddenRule: null })
      .where(eq(posts.threadId, thread.id));
    expect(await edit(jan)).toBe('edited');
    app.clock.advance({ hours: defaultSettings.editHours });
    expect(await edit(jan)).toBe('edit_time_over');
  });

  it('has a daily measure', async () => {
    const { jan, number } = await scene();
    const edit = (count: number) =>
      app.call(routes.editPost, { as: jan, params: number(1), body: { body: `Zmiana ${count}` } });
    for (let count = 0; count < defaultSettings.editsPerDay; count += 1) expect((await edit(count)).status).toBe(200);
    const refused = await edit(99);
    expect(refused).toMatchObject({ status: 429, body: { code: 'daily_limit_reached' } });
    expect(refused.headers['retry-after']).toBeDefined();
  });
});

describe('withdrawing', () => {
  it('leaves a stub with the number, and the text to nobody', async () => {
    const { anna, params, number, page } = await scene();
    await app.call(routes.createReply, { as: anna, params, body: { body: 'Tego żałuję.' } });
    const { body, status } = await app.call(routes.withdrawPost, { as: anna, params: number(2) });
    expect(status).toBe(200);
    expect(body.post).toMatchObject({ number: 2, state: 'withdrawn', html: null, version: 3 });
    expect(JSON.stringify(await page())).not.toContain('żałuję');
    expect((await app.call(routes.postSource, { as: anna, params: number(2) })).body.code).toBe('post_not_found');
    const twice = await app.call(routes.withdrawPost, { as: anna, params: number(2) });
    expect(twice).toMatchObject({ status: 409, body: { code: 'post_withdrawn' } });
    const edit = await app.call(routes.editPost, { as: anna, params: number(2), body: { body: 'Jednak nie' } });
    expect(edit.body.code).toBe('post_withdrawn');
  });

  it('empties the excerpt when it is the opening post, and leaves the thread open to replies', async () => {
    const { jan, anna, place, params, number } = await scene();
    await app.call(routes.withdrawPost, { as: jan, params: number(1) });
    const list = await app.call(routes.listThreads, { params: { place: place.slug } });
    expect(list.body.items[0]).toMatchObject({ id: params.thread, excerpt: '' });
    expect((await app.call(routes.createReply, { as: anna, params, body: { body: 'Szkoda.' } })).status).toBe(201);
    const update = await app.call(routes.updateThread, { as: jan, params, body: { title: 'Inny tytuł wątku' } });
    expect(update.body.code).toBe('post_withdrawn');
  });

  it('takes back what the thread points at as its answer', async () => {
    const { ewa, office, params, number } = await scene();
    const official = { institution: office.slug };
    await app.call(routes.createReply, { as: ewa, params, body: { body: 'Pierwsza odpowiedź', official } });
    app.clock.advance({ minutes: 1 });
    const second = await app.call(routes.createReply, { as: ewa, params, body: { body: 'Druga odpowiedź', official } });
    expect(second.body.thread.answeredBy).toBe(3);
    expect((await app.call(routes.withdrawPost, { as: ewa, params: number(3) })).body.thread.answeredBy).toBe(2);
    expect((await app.call(routes.withdrawPost, { as: ewa, params: number(2) })).body.thread.answeredBy).toBeNull();
  });

  it('is the author’s alone', async () => {
    const { anna, number } = await scene();
    for (const as of [anna, await app.make.user({ admin: true })]) {
      expect((await app.call(routes.withdrawPost, { as, params: number(1) })).body.code).toBe('not_author');
    }
  });
});

describe('a thread’s title and topic', () => {
  it('are its author’s to change', async () => {
    const { jan, anna, params } = await scene();
    const update = (as: typeof jan, body: { title?: string; topic?: string }) =>
      app.call(routes.updateThread, { as, params, body });
    const { body, status } = await update(jan, { title: '  Nowy   tytuł wątku ', topic: 'chodniki' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      title: 'Nowy tytuł wątku',
      slug: 'nowy-tytul-watku',
      topic: { slug: 'chodniki' },
      version: 2,
    });
    expect((await update(jan, { topic: 'nieznany' })).body.code).toBe('topic_not_found');
    expect((await update(anna, { title: 'Cudzy tytuł wątku' })).body.code).toBe('not_author');
    expect((await update(jan, {})).body.version).toBe(2);
  });
});

describe('how far one has read', () => {
  it('only grows, and never past the end', async () => {
    const { jan, anna, params } = await scene();
    const read = async (number: number) =>
      (await app.call(routes.markRead, { as: anna, params, body: { number } })).body.lastRead;
    await app.call(routes.createReply, { as: jan, params, body: { body: 'Druga treść' } });
    expect([await read(1), await read(2), await read(1), await read(99)]).toEqual([1, 2, 2, 2]);
    const positions = await app.call(routes.readPositions, {
      as: anna,
      query: { threads: `${params.thread},${'z'.repeat(12)}` },
    });
    expect(positions.body.items).toEqual([{ thread: params.thread, lastRead: 2 }]);
    const overlay = await app.call(routes.overlay, { as: anna, params: { ...params, page: 1 } });
    expect(overlay.body).toEqual({ lastRead: 2, own: [], hidden: [] });
    expect((await app.call(routes.overlay, { as: jan, params: { ...params, page: 7 } })).body.own).toEqual([1, 2]);
  });
});

describe('what stands in the name of others', () => {
  it('is changed only by who still speaks for them', async () => {
    const { place, office, ewa, anna, params, number } = await scene();
    const official = { institution: office.slug };
    await app.call(routes.createReply, { as: ewa, params, body: { body: 'Naprawimy do piątku.', official } });
    const slug = `klub-${place.slug}`;
    const { db } = app.platform;
    const about = {
      kind: 'club' as const,
      name: 'Klub',
      description: { pl: 'Klub osiedla.' },
      createdAt: app.clock.now(),
    };
    const [club] = await db
      .insert(organisations)
      .values({ slug, ...about })
      .returning();
    const organisationId = club?.id ?? 0n;
    await db.insert(organisationPlaces).values({ organisationId, placeId: place.id });
    const times = { askedAt: app.clock.now(), acceptedAt: app.clock.now() };
    await db.insert(organisationWriters).values({ organisationId, userId: anna.id, keeper: true, ...times });
    const said = { body: 'Zapraszamy na piknik.', organisation: slug };
    await app.call(routes.createReply, { as: anna, params, body: said });
    const opened = await app.call(routes.createThread, {
      as: anna,
      params: { place: place.slug },
      body: { kind: 'discussion', title: 'Piknik klubu', ...said },
    });
    const update = async (title: string) =>
      (await app.call(routes.updateThread, { as: anna, params: { thread: opened.body.id }, body: { title } })).body;
    expect(await update('Piknik klubu w sobotę')).toMatchObject({ title: 'Piknik klubu w sobotę' });
    const edit = async (as: TestUser, post: number) =>
      (await app.call(routes.editPost, { as, params: number(post), body: { body: 'Nic nie naprawimy.' } })).body;

    // Now neighbours like others, with their old posts.
    await app.platform.db.delete(liaisons).where(eq(liaisons.userId, ewa.id));
    await app.call(estateRoutes.join, { as: ewa, params: { place: place.slug }, body: { home: false } });
    await app.platform.db.delete(organisationWriters).where(eq(organisationWriters.userId, anna.id));
    expect(await edit(ewa, 2)).toMatchObject({ code: 'not_liaison_here' });
    expect((await app.call(routes.withdrawPost, { as: ewa, params: number(2) })).body).toMatchObject({
      code: 'not_liaison_here',
    });
    expect(await edit(anna, 3)).toMatchObject({ code: 'not_organisation_writer' });
    expect(await update('Piknik odwołany')).toMatchObject({ code: 'not_organisation_writer' });
    expect((await app.call(routes.withdrawPost, { as: anna, params: number(3) })).status).toBe(200);
  });
});
