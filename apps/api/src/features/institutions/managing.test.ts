import { institutionRoutes as routes } from '@moja-ulica/shared/institutions/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { desc, eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestUser } from '../../testing/index.ts';
import { auditLog } from '../moderation/tables.ts';
import { posts } from '../threads/tables.ts';
import { liaisons } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());
const admin = await app.make.user({ admin: true });

const settings = (places: string[]) => ({
  kind: 'city_department' as const,
  name: { pl: 'Zarząd Zieleni', en: 'Parks department' },
  description: { pl: 'Drzewa i skwery.' },
  promiseDays: 10,
  places,
});
const page = (institution: string) => app.call(routes.institution, { params: { institution } });
const change = (institution: string, body: object) =>
  app.callRaw(routes.changeInstitution, { as: admin, params: { institution }, body });
const lastAct = async () => (await app.platform.db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1))[0];

describe('an institution', () => {
  test('is set up once for a key, and promises nothing while nobody speaks for it', async () => {
    const place = await app.make.place();
    const body = { slug: 'zieleni', ...settings([place.slug]) };
    const create = (key: string) => app.call(routes.createInstitution, { as: admin, body, key });
    expect(await create('zielen-1')).toMatchObject({
      status: 201,
      body: { promiseDays: 10, places: [place.slug], liaisons: [] },
    });
    expect((await create('zielen-1')).status).toBe(201);
    expect((await create('zielen-2')).body).toMatchObject({ code: 'name_taken' });
    expect(await lastAct()).toMatchObject({ action: 'institution.create', subject: 'institution:zieleni' });
    expect((await page('zieleni')).body).toMatchObject({
      promiseDays: null,
      liaisons: [],
      places: [{ slug: place.slug }],
    });

    const liaison = await app.make.user({ liaisonFor: ['zieleni'], displayName: 'Ewa Zielona' });
    await app.platform.db.update(liaisons).set({ unit: 'Wydział Drzew' }).where(eq(liaisons.userId, liaison.id));
    expect((await page('zieleni')).body).toMatchObject({
      promiseDays: 10,
      liaisons: [{ handle: liaison.handle, displayName: 'Ewa Zielona', unit: 'Wydział Drzew' }],
    });
    expect((await page('nie-ma')).body).toMatchObject({ code: 'not_found' });
  });

  test('is changed with all its places or not at all', async () => {
    const [one, other] = [await app.make.place(), await app.make.place()];
    const { slug } = await app.make.institution({ places: [one.slug] });
    expect((await change(slug, settings([one.slug, 'nie-ma']))).body).toMatchObject({ code: 'place_not_found' });
    expect((await change(slug, settings([]))).body).toMatchObject({ code: 'invalid_input' });
    expect((await page(slug)).body.places.map((place) => place.slug)).toEqual([one.slug]);
    expect((await change(slug, settings([other.slug]))).body).toMatchObject({ places: [other.slug] });
    const act = await lastAct();
    expect(act?.details).toMatchObject({ before: { places: [one.slug] }, after: { places: [other.slug] } });
    await change(slug, settings([other.slug]));
    expect((await lastAct())?.id).toBe(act?.id);
    const all = await app.call(routes.allInstitutions, { as: admin });
    expect(all.body.items.find((item) => item.slug === slug)).toMatchObject({ places: [other.slug] });
  });

  test('that serves a closed place no longer takes its liaisons out of there at once', async () => {
    const [closed, open] = [await app.make.place({ visibility: 'members' }), await app.make.place()];
    const { slug } = await app.make.institution({ places: [closed.slug, open.slug] });
    const liaison = await app.make.user({ liaisonFor: [slug] });
    const member = await app.make.user({ memberships: { [closed.slug]: ['resident'] } });
    const thread = await app.make.thread({ place: closed.slug, author: member });
    const socket = await app.socket(liaison);
    expect(await socket.join(`thread:${thread.publicId}`)).toEqual({ ok: true });
    await change(slug, settings([open.slug]));
    expect((await socket.next('room.left')).room).toBe(`thread:${thread.publicId}`);
    const answer = await app.call(threadRoutes.createReply, {
      as: liaison,
      params: { thread: thread.publicId },
      body: { body: 'Odpowiadamy.', official: { institution: slug } },
    });
    expect(answer.body).toMatchObject({ code: 'thread_not_found' });
    socket.close();
  });
});

describe('answers of an institution', () => {
  test('are those that the reader may read, newest first, page by page', async () => {
    const [open, closed] = [await app.make.place(), await app.make.place({ visibility: 'members' })];
    const { slug } = await app.make.institution({ places: [open.slug, closed.slug] });
    const liaison = await app.make.user({ liaisonFor: [slug] });
    const member = await app.make.user({ memberships: { [closed.slug]: ['resident'] } });
    const answerIn = async (place: string, text: string): Promise<string> => {
      const thread = await app.make.thread({ place, author: member });
      app.clock.advance({ minutes: 10 });
      const { body } = await app.call(threadRoutes.createReply, {
        as: liaison,
        params: { thread: thread.publicId },
        body: { body: text, official: { institution: slug } },
      });
      return body.post.id;
    };
    await answerIn(open.slug, 'Pierwsza.');
    await answerIn(closed.slug, 'Tylko dla członków.');
    const hidden = await answerIn(open.slug, 'Ukryta.');
    await answerIn(open.slug, 'Trzecia.');
    await app.platform.db.update(posts).set({ state: 'hidden', hiddenRule: 'spam' }).where(eq(posts.publicId, hidden));

    const read = (as: TestUser | null, query: object = {}) =>
      app.call(threadRoutes.institutionAnswers, { as, params: { institution: slug }, query });
    const texts = async (as: TestUser | null) => (await read(as)).body.items.map(({ excerpt }) => excerpt);
    expect(await texts(null)).toEqual(['Trzecia.', 'Pierwsza.']);
    expect(await texts(member)).toEqual(['Trzecia.', 'Tylko dla członków.', 'Pierwsza.']);
    const first = await read(null, { limit: 1 });
    const rest = await read(null, { limit: 1, cursor: first.body.nextCursor ?? '' });
    expect(rest.body).toMatchObject({ items: [{ excerpt: 'Pierwsza.' }], nextCursor: null });
    const missing = await app.call(threadRoutes.institutionAnswers, { params: { institution: 'nie-ma' } });
    expect(missing.body).toMatchObject({ code: 'not_found' });
  });
});
