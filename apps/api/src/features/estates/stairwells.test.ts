import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { stairwellAlphabet } from '@moja-ulica/shared/estates/stairwell-code.ts';
import { stairwellRoutes as routes } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPublicId } from '../../platform/ids.ts';
import { startTestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { auditLog } from '../moderation/tables.ts';
import { stairwellCodes } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

let admin: TestUser;
beforeAll(async () => {
  admin = await app.make.user({ admin: true });
});

const create = (place: TestPlace, body: Partial<{ label: string; maxUses: number; days: number }> = {}, key?: string) =>
  app.call(routes.createCode, {
    as: admin,
    params: { place: place.slug },
    body: { label: 'Piastowska 12, klatka B', maxUses: 20, days: 30, ...body },
    ...(key !== undefined && { key }),
  });
const codeFor = async (place: TestPlace, body = {}): Promise<string> => (await create(place, body)).body.code;
const join = (code: string, as: TestUser | null) => app.call(routes.joinByCode, { as, body: { stairwellCode: code } });
const look = (code: string, as: TestUser | null = null) =>
  app.call(routes.lookAtCode, { as, params: { stairwellCode: code } });
const list = async (place: TestPlace, cursor?: string) =>
  (await app.call(routes.listCodes, { as: admin, params: { place: place.slug }, query: cursor ? { cursor } : {} }))
    .body;
const withdraw = (place: TestPlace, stairwell: string) =>
  app.call(routes.withdrawCode, { as: admin, params: { place: place.slug, stairwell } });
const usesOf = async (code: string) =>
  (
    await app.platform.db
      .select({ uses: stairwellCodes.uses })
      .from(stairwellCodes)
      .where(eq(stairwellCodes.code, code))
  )[0]?.uses;
const forgetGuesses = () => app.clock.advance({ minutes: 17 });

describe('a stairwell code', () => {
  test('is made for a staircase, until the end of a day there, and is in the audit log', async () => {
    const bema = await app.make.place();
    const { status, body } = await create(bema, { label: '  Piastowska 12,\tklatka B ', days: 1 });
    expect(status).toBe(201);
    expect(body).toMatchObject({ label: 'Piastowska 12, klatka B', state: 'usable', uses: 0, maxUses: 20 });
    const local = new Intl.DateTimeFormat('pl', { timeZone: 'Europe/Warsaw', timeStyle: 'medium' });
    expect(local.format(new Date(body.expiresAt))).toBe('23:59:59');
    const logged = await app.platform.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `stairwell_code:${body.id}`));
    expect(logged).toMatchObject([{ actorId: admin.id, placeId: bema.id, action: 'stairwell_code.create' }]);
    // The log is read by moderators, and a code opens the door.
    expect(JSON.stringify(logged[0]?.details)).not.toContain(body.code);
  });

  test('is made once for a key', async () => {
    const bema = await app.make.place();
    const first = await create(bema, {}, 'klatka-b-klatka-b');
    const again = await create(bema, {}, 'klatka-b-klatka-b');
    expect(again.body).toEqual(first.body);
    expect((await list(bema)).items).toHaveLength(1);
  });

  test('has a label that can be seen', async () => {
    const bema = await app.make.place();
    expect((await create(bema, { label: '\u200b \u2800' })).body).toMatchObject({
      code: 'invalid_input',
      fields: [{ field: 'label' }],
    });
  });

  test('stands in the list of its estate alone, the newest first', async () => {
    const [bema, piasta] = [await app.make.place(), await app.make.place()];
    await create(piasta);
    const labels = Array.from({ length: 52 }, (_, number) => `klatka ${number}`);
    const now = app.clock.now();
    await app.platform.db.insert(stairwellCodes).values(
      labels.map((label, number) => ({
        publicId: newPublicId(),
        placeId: bema.id,
        code: `AAAAAAA${stairwellAlphabet.charAt(number % 26)}${stairwellAlphabet.charAt(Math.floor(number / 26))}`,
        label,
        maxUses: 1,
        createdAt: now,
        expiresAt: now,
      })),
    );
    const first = await list(bema);
    const second = await list(bema, first.nextCursor ?? '');
    expect([...first.items, ...second.items].map(({ label }) => label)).toEqual(labels.toReversed());
    expect(second.nextCursor).toBeNull();
  });

  test('is looked at by anyone, changes nothing by it and tells no staircase', async () => {
    const bema = await app.make.place({ visibility: 'members' });
    const code = await codeFor(bema);
    const answer = await look(code);
    expect(answer.body).toEqual({
      code,
      place: { slug: bema.slug, name: bema.name },
      state: 'usable',
      expiresAt: answer.body.expiresAt,
    });
    expect(await usesOf(code)).toBe(0);
  });
});

describe('joining by code', () => {
  test.each(['open', 'code', 'approval'] as const)('makes a neighbour where people join by: %s', async (joining) => {
    const bema = await app.make.place({ joining, visibility: 'members' });
    const jan = await app.make.user();
    const code = await codeFor(bema);
    const { status, body } = await join(code, jan);
    expect(status).toBe(200);
    expect(body.place).toBe(bema.slug);
    expect(body.me.memberships).toEqual([{ place: bema.slug, home: true, roles: ['resident'], verified: true }]);
    expect((await app.call(identityRoutes.me, { as: jan })).body).toEqual(body.me);
    const page = await app.call(estateRoutes.place, { as: jan, params: { place: bema.slug } });
    expect(page.body.memberCount).toBe(1);
  });

  test('counts one person once, however often they ask and by whichever code', async () => {
    const bema = await app.make.place();
    const jan = await app.make.user();
    const [code, other] = [await codeFor(bema), await codeFor(bema)];
    const answers = await Promise.all(Array.from({ length: 6 }, () => join(code, jan)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    await join(other, jan);
    expect([await usesOf(code), await usesOf(other)]).toEqual([1, 0]);
  });

  test('gives a member the badge, and leaves home and roles as they are', async () => {
    const [piasta, bema] = [await app.make.place(), await app.make.place()];
    const jan = await app.make.user({ memberships: { [piasta.slug]: ['resident'], [bema.slug]: ['animator'] } });
    const { body } = await join(await codeFor(bema), jan);
    expect(body.me.memberships).toEqual([
      { place: piasta.slug, home: true, roles: ['resident'], verified: false },
      { place: bema.slug, home: false, roles: ['animator'], verified: true },
    ]);
    const page = await app.call(estateRoutes.place, { params: { place: bema.slug } });
    expect(page.body.memberCount).toBe(1);
  });

  test('is for so many people', async () => {
    const bema = await app.make.place();
    const code = await codeFor(bema, { maxUses: 2 });
    const [jan, ewa, leon] = [await app.make.user(), await app.make.user(), await app.make.user()];
    expect((await join(code, jan)).status).toBe(200);
    expect((await join(code, ewa)).status).toBe(200);
    expect((await join(code, leon)).body.code).toBe('stairwell_code_used_up');
    expect((await look(code)).body.state).toBe('used_up');
    // Whoever is in already is told so, also by a code that lets nobody else in.
    expect((await join(code, jan)).status).toBe(200);
  });

  test('ends with the day, and when the code is taken back', async () => {
    const bema = await app.make.place();
    const { body: made } = await create(bema, { days: 1 });
    const code = await codeFor(bema, { days: 10 });
    const [jan, ewa] = [await app.make.user(), await app.make.user()];
    app.clock.advance({ hours: 49 });
    expect((await join(made.code, jan)).body.code).toBe('stairwell_code_expired');
    expect((await look(made.code)).body.state).toBe('expired');

    expect((await join(code, ewa)).status).toBe(200);
    const { id } = (await list(bema)).items[0]!;
    expect((await withdraw(bema, id)).body.state).toBe('withdrawn');
    expect((await withdraw(bema, id)).body.state).toBe('withdrawn');
    expect((await join(code, jan)).body.code).toBe('stairwell_code_withdrawn');
    expect((await look(code)).body.state).toBe('withdrawn');
    // Who has joined stays.
    expect((await app.call(identityRoutes.me, { as: ewa })).body.memberships).toHaveLength(1);
    const logged = await app.platform.db
      .select({ action: auditLog.action })
      .from(auditLog)
      .where(eq(auditLog.subject, `stairwell_code:${id}`));
    expect(logged.map(({ action }) => action)).toEqual(['stairwell_code.create', 'stairwell_code.withdraw']);
  });

  test('another estate’s code is not taken back here', async () => {
    const [bema, piasta] = [await app.make.place(), await app.make.place()];
    const { body } = await create(piasta);
    expect((await withdraw(bema, body.id)).body.code).toBe('stairwell_code_unknown');
  });

  test('is refused to guests, the unconfirmed and the suspended, whatever the code', async () => {
    const code = await codeFor(await app.make.place());
    const unconfirmed = await app.make.user({ confirmed: false });
    const suspended = await app.make.user({ suspended: true });
    expect((await join(code, null)).body.code).toBe('unauthorized');
    for (const tried of [code, 'AAAAAAAAA']) {
      expect((await join(tried, unconfirmed)).body.code).toBe('email_unconfirmed');
      expect((await join(tried, suspended)).body.code).toBe('account_suspended');
    }
    expect(await usesOf(code)).toBe(0);
  });

  test('leaving takes the badge, and coming back every minute does not use up the neighbours’ code', async () => {
    const bema = await app.make.place();
    const jan = await app.make.user();
    const code = await codeFor(bema);
    for (let time = 1; time <= 3; time += 1) {
      expect((await join(code, jan)).status).toBe(200);
      await app.call(estateRoutes.leave, { as: jan, params: { place: bema.slug } });
    }
    expect((await app.call(identityRoutes.me, { as: jan })).body.memberships).toEqual([]);
    const refused = await join(code, jan);
    expect(refused.body.code).toBe('too_many_requests');
    expect(refused.body.retryAfterSeconds).toBeGreaterThan(0);
    expect(await usesOf(code)).toBe(3);
  });
});

describe('guessing', () => {
  test('stops after 10 for an account, and right codes are no guesses', async () => {
    forgetGuesses();
    const jan = await app.make.user();
    const code = await codeFor(await app.make.place());
    for (let time = 1; time <= 15; time += 1) expect((await look(code, jan)).status).toBe(200);
    for (let time = 1; time <= 5; time += 1) {
      expect((await look('AAAAAAAAA', jan)).body.code).toBe('stairwell_code_unknown');
      expect((await join('AAAAAAAAA', jan)).body.code).toBe('stairwell_code_unknown');
    }
    expect((await join(code, jan)).body.code).toBe('too_many_requests');
    expect((await look(code, jan)).body.code).toBe('too_many_requests');
    // The account of a neighbour at the same address goes on.
    expect((await join(code, await app.make.user())).status).toBe(200);
    forgetGuesses();
    expect((await join(code, jan)).status).toBe(200);
  });

  test('stops after 50 for an address, whoever asks there', async () => {
    forgetGuesses();
    const code = await codeFor(await app.make.place());
    for (let time = 1; time <= 50; time += 1) await look('AAAAAAAAA');
    expect((await look(code)).body.code).toBe('too_many_requests');
    expect((await join(code, await app.make.user())).body.code).toBe('too_many_requests');
    forgetGuesses();
    expect((await look(code)).status).toBe(200);
  });
});

describe('the badge', () => {
  test('stands beside the name in that estate alone, at once and until its owner leaves', async () => {
    const [bema, piasta] = [await app.make.place(), await app.make.place()];
    const jan = await app.make.user({ memberships: { [bema.slug]: ['resident'], [piasta.slug]: ['resident'] } });
    const [here, there] = [
      await app.make.thread({ place: bema.slug, author: jan }),
      await app.make.thread({ place: piasta.slug, author: jan }),
    ];
    const shown = async ({ publicId: thread }: { publicId: string }) => {
      await app.drain();
      const { body } = await app.call(threadRoutes.threadPage, { params: { thread, page: 1 } });
      expect(body.thread.author).toEqual(body.posts[0]?.author);
      return body.thread.author.verified;
    };
    const onProfile = async () =>
      (await app.call(identityRoutes.person, { params: { handle: jan.handle } })).body.roles
        .filter(({ verified }) => verified)
        .map(({ place }) => place);
    expect([await shown(here), await shown(there), await onProfile()]).toEqual([false, false, []]);
    await join(await codeFor(bema), jan);
    expect([await shown(here), await shown(there), await onProfile()]).toEqual([true, false, [bema.slug]]);
    const reply = await app.call(threadRoutes.createReply, {
      as: jan,
      params: { thread: here.publicId },
      body: { body: 'Dzień dobry wszystkim z klatki B.', lang: 'pl' },
    });
    expect(reply.body.post.author.verified).toBe(true);
    await app.call(estateRoutes.leave, { as: jan, params: { place: bema.slug } });
    expect([await shown(here), await onProfile()]).toEqual([false, []]);
  });
});
