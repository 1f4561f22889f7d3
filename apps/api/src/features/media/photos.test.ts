import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import type { Profile } from '@moja-ulica/shared/identity/schema.ts';
import { mediaRoutes as routes } from '@moja-ulica/shared/media/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestUser } from '../../testing/index.ts';
import { refreshTokens, sessions, users } from '../identity/tables.ts';
import { mediaData } from './own-data.ts';
import { photos } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The cookie of a browser in which this person is signed in. */
const cookieOf = async ({ sessionId }: TestUser): Promise<string> => {
  const { db, clock } = app.platform;
  const token = randomBytes(32).toString('base64url');
  const [session] = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.publicId, sessionId));
  if (session === undefined) throw new Error('no session');
  const tokenHash = createHash('sha256').update(token).digest();
  await db.insert(refreshTokens).values({ sessionId: session.id, tokenHash, createdAt: clock.now() });
  return `refresh=${token}`;
};

const file = (photo: string, cookie?: string, size: 96 | 320 | 97 = 96) =>
  app.server.inject({ url: `/files/photos/${photo}-${size}.webp`, headers: cookie === undefined ? {} : { cookie } });

const upload = async (person: TestUser, bytes: Uint8Array = picture): Promise<string> => {
  const { status, body } = await app.call(routes.setPhoto, { as: person, body: bytes });
  expect([status, body.code]).toEqual([200, undefined]);
  return body.photo;
};

const show = async (person: TestUser, shownTo: Profile['shownTo']) => {
  const body = { bio: null, hereSince: null, canHelpWith: null, languages: [], shownTo };
  expect((await app.call(identityRoutes.updateProfile, { as: person, body })).status).toBe(200);
};

const shownTo = async (asker: TestUser | null, ...people: TestUser[]) =>
  (await app.call(routes.photos, { as: asker, query: { people: people.map(({ handle }) => handle).join(',') } })).body
    .items;

describe('a photo is shown', () => {
  let jan: TestUser;
  let neighbour: TestUser;
  let stranger: TestUser;
  let unconfirmed: TestUser;
  let admin: TestUser;
  let photo: string;
  beforeAll(async () => {
    const [here, there] = [await app.make.place(), await app.make.place()];
    jan = await app.make.user({ memberships: { [here.slug]: ['resident'] } });
    neighbour = await app.make.user({ memberships: { [here.slug]: ['resident'] } });
    unconfirmed = await app.make.user({ confirmed: false, memberships: { [here.slug]: ['resident'] } });
    stranger = await app.make.user({ memberships: { [there.slug]: ['resident', 'moderator'] } });
    admin = await app.make.user({ admin: true });
    photo = await upload(jan);
  });

  /** For whom the name is told and the file opens, both the same. */
  const seenBy = async (): Promise<string[]> => {
    const seen: string[] = [];
    for (const [who, person] of Object.entries({ guest: null, unconfirmed, stranger, neighbour, jan, admin })) {
      const told = (await shownTo(person, jan)).length;
      const { statusCode } = await file(photo, person === null ? undefined : await cookieOf(person));
      expect([who, statusCode]).toEqual([who, told === 1 ? 200 : 404]);
      if (told === 1) seen.push(who);
    }
    return seen;
  };

  it('to neighbours where nothing else was chosen', async () => {
    expect(await seenBy()).toEqual(['neighbour', 'jan', 'admin']);
  });
  it('to everyone', async () => {
    await show(jan, 'everyone');
    expect(await seenBy()).toEqual(['guest', 'unconfirmed', 'stranger', 'neighbour', 'jan', 'admin']);
  });
  it('to nobody, from then on and under the address it had', async () => {
    await show(jan, 'nobody');
    expect(await seenBy()).toEqual(['jan', 'admin']);
  });
});

describe('the file', () => {
  it('is a picture that can run nothing, kept by nobody but the browser, and not for long', async () => {
    const jan = await app.make.user();
    const cookie = await cookieOf(jan);
    const photo = await upload(jan);
    const { statusCode, headers, rawPayload } = await file(photo, cookie, 320);
    expect(statusCode).toBe(200);
    expect(rawPayload.subarray(0, 4).toString()).toBe('RIFF');
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=300',
      vary: 'cookie',
    });
    const again = await app.server.inject({
      url: `/files/photos/${photo}-320.webp`,
      headers: { cookie, 'if-none-match': String(headers['etag']) },
    });
    expect([again.statusCode, again.payload]).toEqual([304, '']);
    const stranger = await app.server.inject({
      url: `/files/photos/${photo}-320.webp`,
      headers: { 'if-none-match': String(headers['etag']) },
    });
    expect(stranger.statusCode).toBe(404);
  });

  it('has two sizes and no others', async () => {
    const jan = await app.make.user();
    const cookie = await cookieOf(jan);
    const photo = await upload(jan);
    expect((await file(photo, cookie, 97)).statusCode).toBe(404);
    for (const odd of ['__proto__-96.webp', `${photo}-96.svg`, '..%2f..%2fetc%2fpasswd', `${photo}-96.webp%00`]) {
      expect((await app.server.inject({ url: `/files/photos/${odd}`, headers: { cookie } })).statusCode).toBe(404);
    }
  });

  it('does not open for a session that has ended, nor for a token exchanged long ago', async () => {
    const jan = await app.make.user();
    const photo = await upload(jan);
    const cookie = await cookieOf(jan);
    const at = app.platform.clock.now();
    await app.platform.db.update(refreshTokens).set({ usedAt: at });
    expect((await file(photo, cookie)).statusCode).toBe(200);
    app.clock.advance({ minutes: 5 });
    expect((await file(photo, cookie)).statusCode).toBe(404);
    const other = await cookieOf(jan);
    await app.platform.db
      .update(sessions)
      .set({ revokedAt: at, revokedReason: 'test' })
      .where(eq(sessions.userId, jan.id));
    expect((await file(photo, other)).statusCode).toBe(404);
  });

  it('leaves with its photo: taken away, replaced, or the person gone', async () => {
    const jan = await app.make.user();
    const cookie = await cookieOf(jan);
    const first = await upload(jan);
    const second = await upload(jan);
    expect(second).not.toBe(first);
    expect([(await file(first, cookie)).statusCode, (await file(second, cookie)).statusCode]).toEqual([404, 200]);
    for (let times = 0; times < 2; times += 1) {
      expect((await app.call(routes.removePhoto, { as: jan })).status).toBe(204);
    }
    expect((await file(second, cookie)).statusCode).toBe(404);
    expect(await shownTo(jan, jan)).toEqual([]);
    const third = await upload(jan);
    await app.platform.db.update(users).set({ deletedAt: app.platform.clock.now() }).where(eq(users.id, jan.id));
    expect((await file(third, cookie)).statusCode).toBe(404);
    await app.platform.db.delete(photos).where(eq(photos.userId, jan.id));
  });
});

const all = async <T>(source: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
};
const none = async function* (): AsyncGenerator<never> {
  // Nothing to give.
};

it('is given to the person who leaves as two files, and goes with them', async () => {
  const jan = await app.make.user();
  await upload(jan);
  const { db } = app.platform;
  const [document] = mediaData.documents;
  const pages = document === undefined ? [] : await all(document.pages(db, jan));
  expect(pages).toEqual([[{ since: app.platform.clock.now() }]]);
  const kept = await all(mediaData.files?.(db, jan) ?? none());
  const starts = await Promise.all(
    kept.map(async ({ name, open }) => [name, (await buffer(await open())).toString('latin1', 8, 12)]),
  );
  expect(starts).toEqual([
    ['photo-320.webp', 'WEBP'],
    ['photo-96.webp', 'WEBP'],
  ]);
  for (const { erase } of mediaData.erasers) {
    await db.transaction((tx) => erase(tx, { ...jan, posts: 'keep' }, 0n));
  }
  expect(await db.select().from(photos).where(eq(photos.userId, jan.id))).toEqual([]);
  expect(await all(mediaData.files?.(db, jan) ?? none())).toEqual([]);
});

describe('an upload', () => {
  const send = (person: TestUser, payload: Buffer, headers: Record<string, string> = {}) =>
    app.server.inject({
      method: 'PUT',
      url: '/api/v1/me/photo',
      headers: {
        origin: 'http://localhost:3140',
        authorization: `Bearer ${person.token}`,
        'content-type': 'image/png',
        ...headers,
      },
      payload,
    });

  it('comes from our own pages, with the type of a picture', async () => {
    const jan = await app.make.user();
    const codes = async (headers: Record<string, string>) => {
      const { statusCode, payload } = await send(jan, picture, headers);
      return [statusCode, payload.includes('"code"') ? (JSON.parse(payload) as { code: string }).code : ''];
    };
    expect(await codes({ origin: 'https://evil.example' })).toEqual([403, 'origin_not_allowed']);
    for (const type of [
      'image/svg+xml',
      'image/gif',
      'text/plain',
      'multipart/form-data; boundary=x',
      'application/json',
    ]) {
      expect(await codes({ 'content-type': type })).toEqual([415, 'unsupported_media_type']);
    }
    expect(await codes({ 'content-type': 'IMAGE/PNG; q=1' })).toEqual([200, '']);
    // The type is a claim: what counts is in the bytes.
    expect(await codes({ 'content-type': 'image/avif' })).toEqual([200, '']);
    const svg = await send(jan, Buffer.from('<svg onload="alert(1)"/>'));
    expect([svg.statusCode, svg.json<{ code: string }>().code]).toEqual([422, 'image_not_supported']);
  });

  it('is refused by its size before it is read, and where no picture is taken', async () => {
    const jan = await app.make.user();
    expect((await send(jan, Buffer.alloc(8 * 1024 * 1024 + 1))).statusCode).toBe(413);
    const empty = await send(jan, Buffer.alloc(0));
    expect(empty.statusCode).toBeLessThan(500);
    const elsewhere = await app.server.inject({
      method: 'PUT',
      url: '/api/v1/me/profile',
      headers: { origin: 'http://localhost:3140', authorization: `Bearer ${jan.token}`, 'content-type': 'image/png' },
      payload: picture,
    });
    expect(elsewhere.statusCode).toBe(415);
  });

  it('may be made twenty times a day', async () => {
    const jan = await app.make.user();
    for (let times = 0; times < 20; times += 1) await upload(jan);
    const { status, body } = await app.call(routes.setPhoto, { as: jan, body: picture });
    expect([status, body.code]).toEqual([429, 'too_many_requests']);
  });

  it('waits for a place when there are many, and leaves it to the next', async () => {
    const people = await Promise.all(Array.from({ length: 9 }, () => app.make.user()));
    const answers = await Promise.all(people.map((person) => app.call(routes.setPhoto, { as: person, body: picture })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(6);
    for (const { status, headers } of answers)
      if (status !== 200) expect([status, headers['retry-after']]).toEqual([503, '5']);
    for (const person of people) await upload(person);
  });
});
