import type { PlaceRole } from '@moja-ulica/shared/policy.ts';
import { eq, sql } from 'drizzle-orm';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/db/database.ts';
import type { Tokens } from '../platform/auth/tokens.ts';
import { newPublicId } from '../platform/ids.ts';
import { memberships, places, streets, topics } from '../features/estates/tables.ts';
import { sessions, users } from '../features/identity/tables.ts';
import { institutionPlaces, institutions, liaisons } from '../features/institutions/tables.ts';
import { posts, threads } from '../features/threads/tables.ts';

export interface TestPlace {
  readonly id: bigint;
  readonly slug: string;
  readonly name: string;
  readonly topics: readonly string[];
  readonly streets: readonly string[];
}

export interface TestUser {
  readonly id: bigint;
  readonly publicId: string;
  readonly handle: string;
  readonly email: string;
  readonly displayName: string;
  /** Public id of the session that the token belongs to. */
  readonly sessionId: string;
  /** Access token. */
  readonly token: string;
}

export interface TestInstitution {
  readonly id: bigint;
  readonly slug: string;
}

export interface TestThread {
  readonly id: bigint;
  readonly publicId: string;
  readonly slug: string;
  readonly place: string;
}

export interface TestPost {
  readonly id: bigint;
  readonly publicId: string;
  readonly number: number;
}

interface PlaceOptions {
  readonly slug?: string;
  readonly kind?: 'city' | 'estate';
  readonly visibility?: 'public' | 'members';
  readonly joining?: 'open' | 'code' | 'approval';
  readonly topics?: readonly string[];
  readonly streets?: readonly string[];
}

interface UserOptions {
  /** Roles by place slug; the first place is home. */
  readonly memberships?: Readonly<Record<string, readonly PlaceRole[]>>;
  /** Slugs of institutions. */
  readonly liaisonFor?: readonly string[];
  readonly admin?: boolean;
  readonly suspended?: boolean;
  readonly confirmed?: boolean;
  readonly displayName?: string;
  readonly email?: string;
  readonly locale?: string;
  /** 30 days ago by default: not a newcomer. */
  readonly registeredAt?: Date;
}

interface ThreadOptions {
  readonly place: string;
  readonly author: TestUser;
  readonly title?: string;
  readonly body?: string;
  readonly locked?: boolean;
  readonly pinned?: boolean;
  readonly kind?: 'discussion' | 'matter' | 'event' | 'recommendation' | 'story';
  /** Slug; makes it a matter for this institution. */
  readonly institution?: string;
  readonly topic?: string;
}

interface ReplyOptions {
  readonly thread: TestThread;
  readonly author: TestUser;
  readonly body?: string;
  readonly replyTo?: number;
}

const day = 86_400_000;

const only = <T>(rows: readonly T[], what: string): T => {
  const [row] = rows;
  if (row === undefined) throw new Error(`There is no ${what}`);
  return row;
};

const roleList = (roles: readonly PlaceRole[]): PlaceRole[] => [...roles];

/** Makes what a test needs, straight in the tables, each with a name of its own. */
export const createFactories = (db: Db, clock: Clock, tokens: Tokens) => {
  let count = 0;
  const next = (): string => {
    count += 1;
    return String(count);
  };

  const placeBySlug = async (slug: string) =>
    only(await db.select().from(places).where(eq(places.slug, slug)), `place ${slug}`);
  const institutionBySlug = async (slug: string) =>
    only(await db.select().from(institutions).where(eq(institutions.slug, slug)), `institution ${slug}`);

  const place = async (options: PlaceOptions = {}): Promise<TestPlace> => {
    const number = next();
    const { kind = 'estate', slug = `${kind === 'city' ? 'miasto' : 'osiedle'}-${number}` } = options;
    const { topics: topicSlugs = ['sprawy', 'inne'], streets: streetSlugs = [`polna-${number}`] } = options;
    const name = `Osiedle ${number}`;
    const rows = await db
      .insert(places)
      .values({
        slug,
        kind,
        name,
        locative: `na Osiedlu ${number}`,
        description: { pl: 'Spokojna okolica.' },
        visibility: options.visibility ?? 'public',
        joining: options.joining ?? 'open',
        timeZone: 'Europe/Warsaw',
        position: Number(number),
      })
      .returning({ id: places.id });
    const { id } = only(rows, 'place');
    if (topicSlugs.length > 0) {
      await db
        .insert(topics)
        .values(topicSlugs.map((topic, position) => ({ placeId: id, slug: topic, name: { pl: topic }, position })));
    }
    if (streetSlugs.length > 0) {
      await db
        .insert(streets)
        .values(streetSlugs.map((street) => ({ placeId: id, slug: street, name: `ulica ${street}` })));
    }
    return { id, slug, name, topics: topicSlugs, streets: streetSlugs };
  };

  const institution = async (options: {
    readonly places: readonly string[];
    readonly slug?: string;
  }): Promise<TestInstitution> => {
    const number = next();
    const slug = options.slug ?? `urzad-${number}`;
    const rows = await db
      .insert(institutions)
      .values({
        slug,
        kind: 'city_department',
        name: { pl: `Urząd ${number}` },
        description: { pl: 'Odpowiada na pytania.' },
        promiseDays: 7,
      })
      .returning({ id: institutions.id });
    const { id } = only(rows, 'institution');
    for (const served of options.places) {
      await db.insert(institutionPlaces).values({ institutionId: id, placeId: (await placeBySlug(served)).id });
    }
    return { id, slug };
  };

  const user = async (options: UserOptions = {}): Promise<TestUser> => {
    const number = next();
    const now = clock.now();
    const handle = `osoba-${number}`;
    const email = options.email ?? `${handle}@example.org`;
    const displayName = options.displayName ?? `Osoba ${number}`;
    const publicId = newPublicId();
    const registeredAt = options.registeredAt ?? new Date(now.getTime() - 30 * day);
    const rows = await db
      .insert(users)
      .values({
        publicId,
        email,
        emailConfirmedAt: options.confirmed === false ? null : registeredAt,
        handle,
        displayName,
        locale: options.locale ?? 'pl',
        admin: options.admin ?? false,
        suspendedUntil: options.suspended === true ? new Date(now.getTime() + 7 * day) : null,
        registeredAt,
      })
      .returning({ id: users.id });
    const { id } = only(rows, 'user');
    let home = true;
    for (const [slug, roles] of Object.entries(options.memberships ?? {})) {
      const { id: placeId } = await placeBySlug(slug);
      await db
        .insert(memberships)
        .values({ userId: id, placeId, roles: roleList(roles), home, joinedAt: registeredAt });
      await db
        .update(places)
        .set({ memberCount: sql`${places.memberCount} + 1` })
        .where(eq(places.id, placeId));
      home = false;
    }
    for (const slug of options.liaisonFor ?? []) {
      await db.insert(liaisons).values({ institutionId: (await institutionBySlug(slug)).id, userId: id, unit: null });
    }
    const sessionId = newPublicId();
    await db.insert(sessions).values({
      publicId: sessionId,
      userId: id,
      userAgent: 'test',
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + 60 * day),
    });
    return {
      ...{ id, publicId, handle, email, displayName, sessionId },
      // Anew each time: the clock may have passed the end of the last one.
      get token() {
        return tokens.sign({ userId: publicId, sessionId });
      },
    };
  };

  const insertPost = async (
    threadId: bigint,
    number: number,
    version: number,
    { author, body, replyTo }: { author: TestUser; body: string; replyTo?: number | undefined },
  ): Promise<TestPost> => {
    const publicId = newPublicId();
    const rows = await db
      .insert(posts)
      .values({
        publicId,
        threadId,
        number,
        version,
        authorId: author.id,
        body,
        html: `<p>${body}</p>`,
        lang: 'pl',
        replyTo: replyTo ?? null,
        createdAt: clock.now(),
      })
      .returning({ id: posts.id });
    return { id: only(rows, 'post').id, publicId, number };
  };

  const thread = async (options: ThreadOptions): Promise<TestThread> => {
    const number = next();
    const now = clock.now();
    const { author, body = 'Treść wątku.', title = `Wątek numer ${number}` } = options;
    const { id: placeId } = await placeBySlug(options.place);
    const kind = options.institution === undefined ? (options.kind ?? 'discussion') : 'matter';
    const topic =
      options.topic === undefined
        ? null
        : only(
            await db
              .select({ id: topics.id })
              .from(topics)
              .where(sql`${topics.placeId} = ${placeId} and ${topics.slug} = ${options.topic}`),
            `topic ${options.topic}`,
          );
    const publicId = newPublicId();
    const slug = `watek-numer-${number}`;
    const rows = await db
      .insert(threads)
      .values({
        publicId,
        placeId,
        topicId: topic?.id ?? null,
        authorId: author.id,
        kind,
        title,
        slug,
        lang: 'pl',
        excerpt: body,
        state: kind === 'matter' ? 'waiting' : null,
        institutionId: options.institution === undefined ? null : (await institutionBySlug(options.institution)).id,
        dueAt: options.institution === undefined ? null : new Date(now.getTime() + 7 * day),
        locked: options.locked ?? false,
        pinned: options.pinned ?? false,
        lastNumber: 1,
        lastAuthorId: author.id,
        createdAt: now,
        lastActivityAt: now,
      })
      .returning({ id: threads.id });
    const { id } = only(rows, 'thread');
    await insertPost(id, 1, 1, { author, body });
    await db
      .update(places)
      .set({ threadCount: sql`${places.threadCount} + 1`, lastActivityAt: now })
      .where(eq(places.id, placeId));
    return { id, publicId, slug, place: options.place };
  };

  const reply = async ({ thread: target, author, body = 'Odpowiedź.', replyTo }: ReplyOptions): Promise<TestPost> => {
    const now = clock.now();
    const rows = await db
      .update(threads)
      .set({
        lastNumber: sql`${threads.lastNumber} + 1`,
        version: sql`${threads.version} + 1`,
        lastAuthorId: author.id,
        lastActivityAt: now,
      })
      .where(eq(threads.id, target.id))
      .returning({ number: threads.lastNumber, version: threads.version });
    const { number, version } = only(rows, 'thread');
    return insertPost(target.id, number, version, { author, body, replyTo });
  };

  return { place, institution, user, thread, reply };
};

export type Factories = ReturnType<typeof createFactories>;
