import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { institutions, liaisons } from './tables.ts';

/** Key and name of an institution, by slug; null: there is none. */
export const findInstitution = async (tx: Tx, slug: string) =>
  (
    await tx
      .select({ id: institutions.id, name: institutions.name })
      .from(institutions)
      .where(eq(institutions.slug, slug))
  )[0] ?? null;

interface Pair {
  readonly institutionId: bigint;
  readonly userId: bigint;
}

const one = ({ institutionId, userId }: Pair) =>
  and(eq(liaisons.institutionId, institutionId), eq(liaisons.userId, userId));

/** From which unit a person speaks for an institution; null: not at all. */
export const findLiaison = async (tx: Tx, pair: Pair): Promise<{ readonly unit: string | null } | null> =>
  (await tx.select({ unit: liaisons.unit }).from(liaisons).where(one(pair)).for('update'))[0] ?? null;

export const putLiaison = async (tx: Tx, pair: Pair, unit: string | null): Promise<void> => {
  await tx
    .insert(liaisons)
    .values({ ...pair, unit })
    .onConflictDoUpdate({ target: [liaisons.institutionId, liaisons.userId], set: { unit } });
};

export const deleteLiaison = async (tx: Tx, pair: Pair): Promise<void> => {
  await tx.delete(liaisons).where(one(pair));
};
