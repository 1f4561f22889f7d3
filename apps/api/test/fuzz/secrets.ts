import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { memberships } from '../../src/features/estates/tables.ts';
import { hashPassword } from '../../src/features/identity/index.ts';
import { users } from '../../src/features/identity/tables.ts';
import { institutionPlaces, liaisons } from '../../src/features/institutions/tables.ts';
import { reports } from '../../src/features/moderation/tables.ts';
import { posts } from '../../src/features/threads/tables.ts';
import type { TestApp, TestThread, TestUser } from '../../src/testing/index.ts';
import type { World } from '../authorisation/world.ts';

/** Words that stand nowhere but in what only some may read, and so tell where it went. */
const marks = {
  membersOnly: 'tylkodlaczlonkow',
  hidden: /ukrytytekst(\d+)x/g,
  reportNote: 'notatkazgloszenia',
  mailHost: '@prywatny-adres.example',
} as const;

const addressPattern = /[\w.-]+@prywatny-adres\.example/gi;

/** What no answer, mail or event may hold, whoever it is for. */
const ofNobody: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a hash of a password', /\$argon2/],
  ['a stack trace', /\bat [\w.<> ]+\(?(?:file:|\/)[^\s)]+:\d+:\d+/],
  ['a path of the server', /node_modules|file:\/\/\//],
  ['a statement of the database', /Failed query|\b(?:select|insert into|update|delete from) "?\w+"? .*\$\d/i],
  ['an error of the database', /PostgresError|violates (?:unique|foreign|check)|syntax error at or near/],
  ['the key of the access tokens', /TOKENSECRETOFTHEFUZZ/],
];

export const fuzzTokenSecret = 'TOKENSECRETOFTHEFUZZ-long-enough-to-be-one-of-them';

type Reader = Pick<TestUser, 'id'>;

export interface Secrets {
  /** Threads whose texts only members may read. */
  readonly closedThreads: readonly TestThread[];
  /** Threads with a hidden reply each, number 2. */
  readonly hiddenThreads: readonly TestThread[];
  /**
   * What of `text` is not for this reader (null: a guest; an address: a mail's receiver), or null. Whoever asks may have said
   * some of it themselves: `asked` is what they sent.
   */
  readonly leakIn: (text: string, reader: Reader | null, asked?: string) => Promise<string | null>;
}

/** Puts texts into the world that only some may read, and tells for each reader what they should not have been given. */
export const plantSecrets = async (app: TestApp, world: World): Promise<Secrets> => {
  const { db } = app.platform;
  const { neighbour, closed, open } = world;
  await db.update(users).set({ email: sql`${users.handle} || ${marks.mailHost}` });
  await db
    .update(users)
    .set({ passwordHash: await hashPassword('zielony rower na balkonie') })
    .where(eq(users.id, neighbour.id));

  const closedThreads: TestThread[] = [];
  for (let count = 0; count < 2; count += 1) {
    const text = `Lampa ${marks.membersOnly} na rogu.`;
    const thread = await app.make.thread({ place: closed.slug, author: neighbour, title: text, body: text });
    await app.make.reply({ thread, author: neighbour, body: text });
    closedThreads.push(thread);
  }
  const hiddenThreads: TestThread[] = [];
  const hiddenPosts: bigint[] = [];
  for (let count = 0; count < 3; count += 1) {
    const thread = await world.thread(open);
    const body = `Ten tekst to ukrytytekst${String(count)}x i nic więcej.`;
    const post = await app.make.reply({ thread, author: neighbour, body });
    await app.callRaw(moderationRoutes.reportPost, {
      as: world.as('resident'),
      params: { thread: thread.publicId, number: post.number },
      body: { reason: 'spam', note: `Tak mówi ${marks.reportNote}.` },
    });
    await app.callRaw(moderationRoutes.hidePost, {
      as: world.as('moderator'),
      params: { thread: thread.publicId, number: post.number },
      body: { rule: 'spam', reason: 'Post jest reklamą (zasada 3).' },
    });
    hiddenThreads.push(thread);
    hiddenPosts.push(post.id);
  }
  await app.drain();
  const [noted] = await db.select({ count: sql<number>`count(*)::int` }).from(reports);
  const seen = await db.select({ state: posts.state }).from(posts).where(inArray(posts.id, hiddenPosts));
  if (noted?.count !== 3 || seen.some(({ state }) => state !== 'hidden'))
    throw new Error('The secrets are not planted');

  const rolesAt = async (userId: bigint, placeId: bigint) => {
    const [person] = await db.select({ admin: users.admin }).from(users).where(eq(users.id, userId));
    const [member] = await db
      .select({ roles: memberships.roles })
      .from(memberships)
      .where(and(eq(memberships.userId, userId), eq(memberships.placeId, placeId)));
    const serving = await db
      .select({ id: liaisons.userId })
      .from(liaisons)
      .innerJoin(institutionPlaces, eq(institutionPlaces.institutionId, liaisons.institutionId))
      .where(and(eq(liaisons.userId, userId), eq(institutionPlaces.placeId, placeId)));
    const admin = person?.admin === true;
    return {
      admin,
      reads: admin || member !== undefined || serving.length > 0,
      moderates: admin || member?.roles.includes('moderator') === true,
    };
  };

  const mayKnow = async (reader: Reader | null, addresses: readonly string[]): Promise<boolean> => {
    if (reader === null) return false;
    const [person] = await db.select().from(users).where(eq(users.id, reader.id));
    return person !== undefined && (person.admin || addresses.every((address) => address === person.email));
  };

  const hiddenLeak = async (text: string, reader: Reader | null): Promise<string | null> => {
    for (const [, index] of text.matchAll(marks.hidden)) {
      const [post] = await db
        .select({ state: posts.state })
        .from(posts)
        .where(eq(posts.id, hiddenPosts[Number(index)] ?? 0n));
      if (post?.state === 'visible') continue;
      const may = reader !== null && (reader.id === neighbour.id || (await rolesAt(reader.id, open.id)).moderates);
      if (!may) return 'the text of a hidden post';
    }
    return null;
  };

  return {
    closedThreads,
    hiddenThreads,
    leakIn: async (text, reader, asked = '') => {
      for (const [what, pattern] of ofNobody) if (pattern.test(text) && !pattern.test(asked)) return what;
      if (text.includes(marks.membersOnly) && (reader === null || !(await rolesAt(reader.id, closed.id)).reads)) {
        return 'a text for members';
      }
      if (text.includes(marks.reportNote)) {
        const own = reader !== null && reader.id === world.as('resident')?.id;
        if (!own && (reader === null || !(await rolesAt(reader.id, open.id)).moderates)) return 'the note of a report';
      }
      const addresses = [...text.matchAll(addressPattern)].map(([address]) => address.toLowerCase());
      const others = addresses.filter((address) => !asked.toLowerCase().includes(address));
      if (others.length > 0 && !(await mayKnow(reader, others))) return 'the e-mail address of somebody else';
      return hiddenLeak(text, reader);
    },
  };
};
