import { adminLimits as limits } from '@moja-ulica/shared/admin/limits.ts';
import type { KnownPerson, KnownPersonWhole } from '@moja-ulica/shared/admin/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError } from '../../platform/errors.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../platform/http/cursor.ts';
import type { AdminContext } from './context.ts';
import { requireAdmin } from './guard.ts';
import { readPeople, readPerson, readStanding, type PeopleFilter, type PersonRow } from './queries-people.ts';

const presentPerson = (row: PersonRow, now: Date): KnownPerson => ({
  id: row.id,
  handle: row.handle,
  displayName: row.displayName,
  email: row.email,
  confirmed: row.emailConfirmedAt !== null,
  admin: row.admin,
  registeredAt: row.registeredAt.toISOString(),
  suspendedUntil: row.suspendedUntil !== null && row.suspendedUntil > now ? row.suspendedUntil.toISOString() : null,
  places: row.places,
  institutions: row.institutions,
});

interface ListPeople extends PeopleFilter {
  readonly caller: Caller;
  readonly cursor?: string | undefined;
}

/** People for the administrator. Throws what `requireAdmin` throws. */
export const listPeople = async (
  context: AdminContext,
  { caller, cursor, ...filter }: ListPeople,
): Promise<{ items: KnownPerson[]; nextCursor: string | null }> => {
  const { db, clock } = context.platform;
  await requireAdmin(context, db, caller);
  // Signs alone are no words to look for.
  if (filter.search !== undefined && !/[\p{L}\p{N}]/u.test(filter.search)) return { items: [], nextCursor: null };
  const after = decodeCursor('people', cursor, { momentless: true })?.after ?? null;
  const rows = await readPeople(db, { filter, after, limit: limits.peoplePerPage + 1 });
  const { shown, nextCursor } = pageOf(rows, limits.peoplePerPage, ({ id }) =>
    encodeCursor('people', { at: null, after: id }),
  );
  return { items: shown.map((row) => presentPerson(row, clock.now())), nextCursor };
};

/** One person as they are after a command; who asked may be no administrator any more. Throws `person_not_found`. */
export const personAfter = async ({ platform }: AdminContext, person: string): Promise<KnownPersonWhole> => {
  const { db, clock } = platform;
  const row = await readPerson(db, person);
  if (row === null) throw new AppError('person_not_found');
  return { ...presentPerson(row, clock.now()), ...(await readStanding(db, row.key, clock.now())) };
};

/** One person for the administrator. Throws `person_not_found`, and what `requireAdmin` throws. */
export const personOf = async (context: AdminContext, caller: Caller, person: string): Promise<KnownPersonWhole> => {
  await requireAdmin(context, context.platform.db, caller);
  return personAfter(context, person);
};
