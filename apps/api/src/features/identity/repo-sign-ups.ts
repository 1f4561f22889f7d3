import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db/database.ts';
import { signUps } from './tables.ts';

/** Keeps a try to open an account until its code comes back; its key. */
export const insertSignUp = async (tx: Tx, row: typeof signUps.$inferInsert): Promise<bigint> => {
  const [inserted] = await tx.insert(signUps).values(row).returning({ id: signUps.id });
  if (inserted === undefined) throw new Error('The registration was not written');
  return inserted.id;
};

/** Drops what this browser tried before with the address, with its codes: what it sends now takes its place. */
export const dropSignUpOf = async (tx: Tx, email: string, browserHash: Uint8Array): Promise<void> => {
  await tx.delete(signUps).where(and(eq(signUps.email, email), eq(signUps.browserHash, browserHash)));
};

/** Language of a try that still waits; null where it does not. */
export const readSignUpLocale = async (db: Db, id: bigint): Promise<string | null> =>
  (await db.select({ locale: signUps.locale }).from(signUps).where(eq(signUps.id, id)))[0]?.locale ?? null;

/** Takes out every try with this address, and their codes with them. */
export const takeSignUps = (tx: Tx, email: string) => tx.delete(signUps).where(eq(signUps.email, email)).returning();
