import { fileURLToPath } from 'node:url';
import { count, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { memberships, places, streets, topics } from '../estates/tables.ts';
import { hashPassword } from '../identity/index.ts';
import { users } from '../identity/tables.ts';
import { institutions } from '../institutions/tables.ts';
import { threads } from '../threads/tables.ts';
import { demoPassword } from './accounts.ts';
import { readDemo } from './content.ts';
import { momentsAround } from './moments.ts';
import { seedDecisions, seedNotifications, seedReading, seedReports } from './seed-activity.ts';
import { seedPeople } from './seed-people.ts';
import { seedThreads, type Names } from './seed-threads.ts';

const demoFolder = fileURLToPath(new URL('../../../seed/demo', import.meta.url));

const namesOf = async (tx: Tx): Promise<Omit<Names, 'people'>> => {
  const placeRows = await tx.select({ id: places.id, slug: places.slug }).from(places);
  const institutionRows = await tx.select({ id: institutions.id, slug: institutions.slug }).from(institutions);
  const topicRows = await tx
    .select({ id: topics.id, name: sql<string>`${places.slug} || '/' || ${topics.slug}` })
    .from(topics)
    .innerJoin(places, eq(places.id, topics.placeId));
  const streetRows = await tx
    .select({ id: streets.id, name: sql<string>`${places.slug} || '/' || ${streets.slug}` })
    .from(streets)
    .innerJoin(places, eq(places.id, streets.placeId));
  return {
    places: new Map(placeRows.map(({ slug, id }) => [slug, id])),
    institutions: new Map(institutionRows.map(({ slug, id }) => [slug, id])),
    topics: new Map(topicRows.map(({ name, id }) => [name, id])),
    streets: new Map(streetRows.map(({ name, id }) => [name, id])),
  };
};

/** Counters that commands keep while people write. */
const countPlaces = async (tx: Tx): Promise<void> => {
  const members = tx.select({ n: count() }).from(memberships).where(eq(memberships.placeId, places.id));
  const opened = tx.select({ n: count() }).from(threads).where(eq(threads.placeId, places.id));
  const latest = tx
    .select({ at: sql`max(${threads.lastActivityAt})` })
    .from(threads)
    .where(eq(threads.placeId, places.id));
  await tx.update(places).set({
    memberCount: sql`(${members})`,
    threadCount: sql`(${opened})`,
    lastActivityAt: sql`(${latest})`,
  });
};

/**
 * Fills a database that has places and no people with the demo, in one transaction: all of it or nothing.
 * @returns false when somebody already has an account, and nothing was done
 */
export const seedDemo = async ({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<boolean> => {
  const content = await readDemo(demoFolder);
  const passwordHash = await hashPassword(demoPassword);
  return db.transaction(async (tx) => {
    const [someone] = await tx.select({ id: users.id }).from(users).limit(1);
    if (someone) return false;
    const [city] = await tx.select({ timeZone: places.timeZone }).from(places).where(eq(places.kind, 'city'));
    const moments = momentsAround(clock.now(), city?.timeZone ?? 'Europe/Warsaw');
    const names = await namesOf(tx);
    const people = await seedPeople(tx, content.people, { moments, places: names.places, passwordHash });
    const written = await seedThreads(tx, content.threads, { names: { ...names, people }, moments });
    const seeded = { people, places: names.places, ...written };
    const ofDecisions = await seedDecisions(tx, content, seeded, moments);
    await seedReports(tx, content, seeded, moments);
    await seedNotifications(tx, content, { keys: seeded, moments, ofDecisions });
    await seedReading(tx, content, seeded, moments);
    await countPlaces(tx);
    return true;
  });
};
