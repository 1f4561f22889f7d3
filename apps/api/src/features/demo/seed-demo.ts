import { join } from 'node:path';
import { apiFolder } from '../../platform/paths.ts';
import type { Platform } from '../../platform/platform.ts';
import { cityTimeZone } from '../estates/index.ts';
import { hashPassword } from '../identity/index.ts';
import { countWeeks } from '../statistics/index.ts';
import { createRenderer } from '../threads/index.ts';
import { demoPassword } from './accounts.ts';
import { readDemo, type DemoPerson } from './content.ts';
import { momentsAround } from './moments.ts';
import { seedDecisions, seedNotifications, seedReading, seedReports } from './repo/activity.ts';
import { seedDocuments } from './repo/documents.ts';
import { seedOrganisations } from './repo/organisations.ts';
import { keyOf, seedPeople } from './repo/people.ts';
import { countPlaces, hasPeople, namesOf } from './repo/places.ts';
import { seedThreads } from './repo/threads.ts';

const demoFolder = join(apiFolder, 'seed/demo');

const administratorOf = (people: readonly DemoPerson[]): string => {
  const found = people.find(({ roles }) => roles.some(({ role }) => role === 'admin'));
  if (found === undefined) throw new Error('the demo has no administrator');
  return found.key;
};

/**
 * Fills a database that has places and no people with the demo, in one transaction: all of it or nothing.
 * @returns false when somebody already has an account, and nothing was done
 */
export const seedDemo = async ({ config, db, clock }: Pick<Platform, 'config' | 'db' | 'clock'>): Promise<boolean> => {
  // Each start asks; reading the demo and hashing its password is for the first one.
  if (await hasPeople(db)) return false;
  const content = await readDemo(demoFolder);
  const render = createRenderer(config.publicUrl);
  const passwordHash = await hashPassword(demoPassword);
  return db.transaction(async (tx) => {
    if (await hasPeople(tx)) return false;
    const moments = momentsAround(clock.now(), await cityTimeZone(tx));
    const names = await namesOf(tx);
    const people = await seedPeople(tx, content.people, { moments, places: names.places, passwordHash });
    await seedDocuments(tx, content, { moments, author: keyOf(people, administratorOf(content.people)) });
    const organisations = await seedOrganisations(tx, content.organisations, { moments, places: names.places, people });
    const written = await seedThreads(tx, content.threads, {
      names: { ...names, people, organisations },
      moments,
      render,
    });
    const seeded = { people, places: names.places, ...written };
    const ofDecisions = await seedDecisions(tx, content, seeded, moments);
    await seedReports(tx, content, seeded, moments);
    await seedNotifications(tx, content, { keys: seeded, moments, ofDecisions });
    await seedReading(tx, content, seeded, moments);
    await countPlaces(tx);
    await countWeeks(tx, clock.now());
    return true;
  });
};
