import { mayAdminister } from '@moja-ulica/shared/admin/policy.ts';
import { estateLimits as limits } from '@moja-ulica/shared/estates/limits.ts';
import type { StreetsCheck } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError, enforce } from '../../platform/errors.ts';
import type { EstatesContext } from './context.ts';
import { knownStreets } from './known-streets.ts';
import { readPlace } from './queries.ts';
import { readStreetsCsv, type ListedStreet } from './streets-csv.ts';

interface CheckStreets {
  readonly caller: Caller;
  /** Slug. */
  readonly place: string;
  readonly csv: string;
}

const isNew = (known: ReadonlyMap<string, string>, { slug }: ListedStreet): boolean => !known.has(slug);

/**
 * What a list of streets would add to a place, what of it is there already, and what of it cannot be used. Changes nothing.
 * @throws `unauthorized`, `forbidden`, `email_unconfirmed`, `account_suspended`, `place_not_found`
 */
export const checkStreets = async (
  { platform: { db }, ports }: EstatesContext,
  { caller, place: slug, csv }: CheckStreets,
): Promise<StreetsCheck> => {
  enforce(mayAdminister((await ports.loadAsker(db, caller)).actor));
  const place = await readPlace(db, slug);
  if (place === null) throw new AppError('place_not_found');
  const { names: known, count } = await knownStreets(db, place.id);

  const { streets, faults } = readStreetsCsv(csv);
  const news = streets.filter((street) => isNew(known, street));
  const room = Math.max(0, limits.maxStreets - count);
  return {
    toAdd: news.slice(0, room).map(({ line, name }) => ({ line, name })),
    present: streets
      .filter((street) => !isNew(known, street))
      .map(({ line, name, slug: same }) => ({ line, name, as: known.get(same) ?? name })),
    faults: [
      ...faults,
      ...news.slice(room).map(({ line, name }) => ({ line, text: name, fault: 'over_limit' as const })),
    ].toSorted((one, other) => one.line - other.line),
  };
};
