import { matterRoutes } from '@moja-ulica/shared/matters/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestApp,
  type TestApp,
  type TestInstitution,
  type TestPlace,
  type TestUser,
} from '../../testing/index.ts';
import { threads } from '../threads/tables.ts';

describe('the liaison’s list', () => {
  let app: TestApp;
  let place: TestPlace;
  let institution: TestInstitution;
  let liaison: TestUser;
  let resident: TestUser;

  beforeAll(async () => {
    app = await startTestApp();
    place = await app.make.place();
    institution = await app.make.institution({ places: [place.slug] });
    liaison = await app.make.user({ liaisonFor: [institution.slug] });
    resident = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  });
  afterAll(() => app.close());

  const matterFor = (slug: string, at: TestPlace = place) =>
    app.make.thread({ place: at.slug, author: resident, institution: slug });

  const setDue = (id: bigint, dueAt: Date | null) =>
    app.platform.db.update(threads).set({ dueAt }).where(eq(threads.id, id));

  const listed = async (as: TestUser, query: { show?: 'waiting' | 'answered'; cursor?: string } = {}) => {
    const { body } = await app.call(matterRoutes.awaitingAnswer, { as, query });
    return { ids: body.items.map(({ id }) => id), next: body.nextCursor };
  };

  it('has the nearest deadline first, matters without one last, and goes on without a gap', async () => {
    const own = await app.make.institution({ places: [place.slug] });
    const reader = await app.make.user({ liaisonFor: [own.slug] });
    const expected: string[] = [];
    const days = Array.from({ length: 23 }, (_, at) => at - 3);
    for (const day of days.toReversed()) {
      const matter = await matterFor(own.slug);
      await setDue(matter.id, new Date(app.clock.now().getTime() + day * 86_400_000));
      expected.unshift(matter.publicId);
    }
    for (let undated = 0; undated < 3; undated += 1) {
      const matter = await matterFor(own.slug);
      await setDue(matter.id, null);
      expected.push(matter.publicId);
    }
    const first = await listed(reader);
    expect(first.ids).toHaveLength(20);
    const second = await listed(reader, { cursor: first.next ?? '' });
    expect([...first.ids, ...second.ids]).toEqual(expected);
    expect(second.next).toBeNull();
  });

  it('moves a matter from the waiting to the answered with the official answer', async () => {
    const matter = await matterFor(institution.slug);
    expect((await listed(liaison)).ids).toContain(matter.publicId);
    const answer = await app.call(threadRoutes.createReply, {
      as: liaison,
      params: { thread: matter.publicId },
      body: { body: 'Naprawimy do piątku.', official: { institution: institution.slug } },
    });
    expect(answer.status).toBe(201);
    expect((await listed(liaison)).ids).not.toContain(matter.publicId);
    expect((await listed(liaison, { show: 'answered' })).ids).toContain(matter.publicId);
  });

  it('leaves out what is settled, and what waits for others', async () => {
    const other = await app.make.institution({ places: [place.slug] });
    const theirs = await matterFor(other.slug);
    const settled = await matterFor(institution.slug);
    await app.platform.db.update(threads).set({ state: 'resolved' }).where(eq(threads.id, settled.id));
    const { ids } = await listed(liaison);
    expect(ids).not.toContain(theirs.publicId);
    expect(ids).not.toContain(settled.publicId);
  });

  it('is not opened by a cursor of another list', async () => {
    const cursor = Buffer.from('to nie jest kursor').toString('base64url');
    expect((await app.call(matterRoutes.awaitingAnswer, { as: liaison, query: { cursor } })).body.code).toBe(
      'invalid_input',
    );
  });

  it('takes matters only: a discussion is addressed to nobody', async () => {
    const refused = await app.call(threadRoutes.createThread, {
      as: resident,
      params: { place: place.slug },
      body: {
        title: 'Rozmowa z adresatem',
        body: 'Tak się nie da.',
        kind: 'discussion',
        institution: institution.slug,
      },
    });
    expect(refused.body.code).toBe('invalid_input');
    expect(refused.body.fields?.map(({ field }) => field)).toEqual(['institution']);
  });
});
