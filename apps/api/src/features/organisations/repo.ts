import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { organisationPlaces, organisations, organisationWriters as writers } from './tables.ts';

/** Makes one; null where its slug is taken. */
export const insertOrganisation = async (
  tx: Tx,
  row: typeof organisations.$inferInsert,
  placeIds: readonly bigint[],
): Promise<bigint | null> => {
  const [made] = await tx.insert(organisations).values(row).onConflictDoNothing().returning({ id: organisations.id });
  if (made === undefined) return null;
  await tx.insert(organisationPlaces).values(placeIds.map((placeId) => ({ organisationId: made.id, placeId })));
  return made.id;
};

/** Locks one against others who change who writes for it, not against posts in its name. False: there is none. */
export const lockOrganisation = async (tx: Tx, slug: string): Promise<boolean> =>
  (
    await tx
      .select({ id: organisations.id })
      .from(organisations)
      .where(eq(organisations.slug, slug))
      .for('no key update')
  ).length > 0;

export const setAbout = async (
  tx: Tx,
  id: bigint,
  about: Pick<typeof organisations.$inferInsert, 'description' | 'contactUrl' | 'contactEmail'>,
): Promise<void> => {
  await tx.update(organisations).set(about).where(eq(organisations.id, id));
};

/** Asks a person to write, or says whether one who was asked before is a keeper. */
export const putWriter = async (tx: Tx, row: typeof writers.$inferInsert): Promise<void> => {
  await tx
    .insert(writers)
    .values(row)
    .onConflictDoUpdate({ target: [writers.organisationId, writers.userId], set: { keeper: row.keeper } });
};

const isOf = (organisation: bigint, userId: bigint) =>
  and(eq(writers.organisationId, organisation), eq(writers.userId, userId));

export const acceptWriter = async (tx: Tx, organisation: bigint, userId: bigint, now: Date): Promise<void> => {
  await tx.update(writers).set({ acceptedAt: now }).where(isOf(organisation, userId));
};

export const deleteWriter = async (tx: Tx, organisation: bigint, userId: bigint): Promise<void> => {
  await tx.delete(writers).where(isOf(organisation, userId));
};
