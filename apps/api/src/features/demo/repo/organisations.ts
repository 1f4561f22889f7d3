import type { Tx } from '../../../platform/db/database.ts';
import { organisationPlaces, organisations, organisationWriters } from '../../organisations/tables.ts';
import type { DemoOrganisation } from '../content.ts';
import type { Moments } from '../moments.ts';
import { keyOf, type Keys } from './people.ts';

interface Among {
  readonly moments: Moments;
  readonly places: Keys;
  readonly people: Keys;
}

/** Organisations with where they work and who writes for them, all of whom have said yes; returns inside keys by slug. */
export const seedOrganisations = async (
  tx: Tx,
  content: readonly DemoOrganisation[],
  { moments, places, people }: Among,
): Promise<Keys> => {
  const rows = await tx
    .insert(organisations)
    .values(
      content.map(({ slug, kind, name, description, contactUrl, contactEmail, createdDaysAgo }) => ({
        slug,
        kind,
        name,
        description,
        contactUrl,
        contactEmail,
        createdAt: moments.daysAgo(createdDaysAgo),
      })),
    )
    .returning({ id: organisations.id, slug: organisations.slug });
  const keys = new Map(rows.map(({ slug, id }) => [slug, id]));
  await tx
    .insert(organisationPlaces)
    .values(
      content.flatMap(({ slug, places: works }) =>
        works.map((place) => ({ organisationId: keyOf(keys, slug), placeId: keyOf(places, place) })),
      ),
    );
  await tx.insert(organisationWriters).values(
    content.flatMap(({ slug, writers, createdDaysAgo }) =>
      writers.map(({ person, keeper }) => ({
        organisationId: keyOf(keys, slug),
        userId: keyOf(people, person),
        keeper,
        askedAt: moments.daysAgo(createdDaysAgo),
        acceptedAt: moments.daysAgo(createdDaysAgo),
      })),
    ),
  );
  return keys;
};
