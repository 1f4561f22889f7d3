import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import type { Place, PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { EstatesContext } from './context.ts';
import { factsOf, inOrder, presentPlace, presentSummary } from './presenter.ts';
import { readPlaceDetails, readPlaces } from './queries.ts';
import { readablePlace } from './readable-place.ts';

/** The city and its estates; counts of a forum closed to the asker are left out. */
export const listPlaces = async ({ platform, ports }: EstatesContext, caller: Caller): Promise<PlaceSummary[]> => {
  const { actor } = await ports.loadAsker(platform.db, caller);
  const rows = inOrder(await readPlaces(platform.db));
  return rows.map((row) => presentSummary(row, mayReadPlace(actor, factsOf(row)).allow));
};

/** One place with its topics, streets and moderators. Throws `place_not_found`. */
export const placeOf = async ({ platform, ports }: EstatesContext, caller: Caller, slug: string): Promise<Place> => {
  const { actor } = await ports.loadAsker(platform.db, caller);
  const row = await readablePlace(platform.db, actor, slug);
  return presentPlace(row, await readPlaceDetails(platform.db, row.id));
};
