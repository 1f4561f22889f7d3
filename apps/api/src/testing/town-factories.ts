import type { PlaceRole } from '@moja-ulica/shared/policy.ts';
import { eq, sql } from 'drizzle-orm';
import { memberships, places, streets, topics } from '../features/estates/tables.ts';
import { sessions, users } from '../features/identity/tables.ts';
import { institutionPlaces, institutions, liaisons } from '../features/institutions/tables.ts';
import type { Tokens } from '../platform/auth/tokens.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/db/database.ts';
import { newPublicId } from '../platform/ids.ts';
import type { PlaceOptions, TestInstitution, TestPlace, TestUser, UserOptions } from './factory-types.ts';

const day = 86_400_000;

/** The only row of an answer. */
export const only = <T>(rows: readonly T[], what: string): T => {
  const [row] = rows;
  if (row === undefined) throw new Error(`There is no ${what}`);
  return row;
};

const roleList = (roles: readonly PlaceRole[]): PlaceRole[] => [...roles];

export const placeBySlug = async (db: Db, slug: string) =>
  only(await db.select().from(places).where(eq(places.slug, slug)), `place ${slug}`);

export const institutionBySlug = async (db: Db, slug: string) =>
  only(await db.select().from(institutions).where(eq(institutions.slug, slug)), `institution ${slug}`);

/** Places, institutions and people. `next` numbers what is made, so that each has a name of its own. */
export const createTownFactories = (db: Db, clock: Clock, tokens: Tokens, next: () => string) => {
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
      await db.insert(institutionPlaces).values({ institutionId: id, placeId: (await placeBySlug(db, served)).id });
    }
    return { id, slug };
  };

  /** The person with a session of their own: signed in on one more device. */
  const device = async (person: Omit<TestUser, 'sessionId' | 'token'>): Promise<TestUser> => {
    const { id, publicId, handle, email, displayName } = person;
    const now = clock.now();
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
      id,
      publicId,
      handle,
      email,
      displayName,
      sessionId,
      // Anew each time: the clock may have passed the end of the last one.
      get token() {
        return tokens.sign({ userId: publicId, sessionId });
      },
    };
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
      const { id: placeId } = await placeBySlug(db, slug);
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
      await db
        .insert(liaisons)
        .values({ institutionId: (await institutionBySlug(db, slug)).id, userId: id, unit: null });
    }
    return device({ id, publicId, handle, email, displayName });
  };

  return { place, institution, user, device };
};
