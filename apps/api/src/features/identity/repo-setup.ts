import { eq } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db/database.ts';
import { settings } from '../../platform/db/tables.ts';

const name = 'setup_token_hash';

/** Keeps the hash of the one-time link's token; an earlier link ends. */
export const saveSetupHash = async (db: Db, hash: string): Promise<void> => {
  await db
    .insert(settings)
    .values({ name, value: hash })
    .onConflictDoUpdate({ target: settings.name, set: { value: hash } });
};

/** The hash that the link is compared with, held still; null where there is no link. */
export const lockSetupHash = async (tx: Tx): Promise<string | null> => {
  const [row] = await tx.select({ value: settings.value }).from(settings).where(eq(settings.name, name)).for('update');
  return row?.value ?? null;
};

/** Ends the link. */
export const deleteSetupHash = async (tx: Tx): Promise<void> => {
  await tx.delete(settings).where(eq(settings.name, name));
};
