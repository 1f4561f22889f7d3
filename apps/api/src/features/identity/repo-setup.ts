import { eq } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db/database.ts';
import { settings } from '../../platform/db/tables.ts';

/** Kept in one row, `hash:until` each with a comma between, so that locking it holds all of them still. */
const name = 'setup_token_hash';

/** What is kept of a one-time link that makes the first administrator. */
export interface SetupLink {
  /** Of its token, base64url. */
  readonly hash: string;
  readonly until: Date;
}

/** Whoever starts a process again and again needs only the last few. */
const mostLinks = 10;

const parse = (value: string): SetupLink[] =>
  value.split(',').flatMap((part) => {
    const [hash = '', until] = part.split(':');
    // One of a version before had no end, and ended with the next start.
    return until === undefined ? [] : [{ hash, until: new Date(Number(until)) }];
  });

/** The links whose time is not over, held still. */
export const lockSetupLinks = async (tx: Tx, now: Date): Promise<readonly SetupLink[]> => {
  const [row] = await tx.select({ value: settings.value }).from(settings).where(eq(settings.name, name)).for('update');
  return row === undefined ? [] : parse(row.value).filter(({ until }) => until > now);
};

/** Keeps one more link, beside those of other processes and of earlier starts whose time is not over. */
export const addSetupLink = (db: Db, link: SetupLink, now: Date): Promise<void> =>
  db.transaction(async (tx) => {
    await tx.insert(settings).values({ name, value: '' }).onConflictDoNothing();
    const links = [...(await lockSetupLinks(tx, now)), link].slice(-mostLinks);
    const value = links.map(({ hash, until }) => `${hash}:${String(until.getTime())}`).join(',');
    await tx.update(settings).set({ value }).where(eq(settings.name, name));
  });

/** Ends all links. */
export const deleteSetupLinks = async (tx: Tx): Promise<void> => {
  await tx.delete(settings).where(eq(settings.name, name));
};
