import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import type { Organisation, OrganisationSummary } from '@moja-ulica/shared/organisations/schema.ts';
import { mayKeepOrganisation } from '@moja-ulica/shared/organisations/policy.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import type { Db } from '../../platform/db/database.ts';
import { placeFactsOf } from '../estates/index.ts';
import { readPlacesOf, type OrganisationRow, type WriterRow } from './queries.ts';
import { tieOf } from './tie.ts';

const byName = new Intl.Collator('pl');

/** By name, with the places that `actor` may read. */
export const summariesOf = async (
  db: Db,
  actor: Actor,
  rows: readonly OrganisationRow[],
): Promise<OrganisationSummary[]> => {
  const places =
    rows.length === 0
      ? []
      : await readPlacesOf(
          db,
          rows.map(({ id }) => id),
        );
  const readable = places.filter(({ place }) => mayReadPlace(actor, placeFactsOf(place)).allow);
  return rows
    .toSorted((one, other) => byName.compare(one.name, other.name))
    .map(({ id, slug, name, kind }) => ({
      slug,
      name,
      kind,
      places: readable
        .filter(({ organisation }) => organisation === id)
        .map(({ place }) => ({ slug: place.slug, name: place.name })),
    }));
};

interface Shown {
  readonly summary: OrganisationSummary;
  readonly row: OrganisationRow;
  readonly writers: readonly WriterRow[];
  readonly userId: bigint | null;
}

/** Its page. Who was asked and has not said yes is for those who asked. */
export const presentOrganisation = (actor: Actor, { summary, row, writers, userId }: Shown): Organisation => {
  const keeps = mayKeepOrganisation(actor, tieOf(writers, userId)).allow;
  const { description, contactUrl, contactEmail } = row;
  return {
    ...summary,
    description,
    contactUrl,
    contactEmail,
    writers: writers.flatMap(({ handle, displayName, keeper, accepted }) =>
      handle === null || displayName === null || !(accepted || keeps)
        ? []
        : [{ handle, displayName, keeper, accepted }],
    ),
  };
};
