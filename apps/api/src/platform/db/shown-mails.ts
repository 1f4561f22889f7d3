import { desc, eq, lte, sql } from 'drizzle-orm';
import type { Db } from './database.ts';
import { shownMails } from './tables.ts';

export type ShownMail = typeof shownMails.$inferSelect;

const keptMails = 200;

/** Keeps a mail to be shown, and forgets all but the newest. */
export const keepShownMail = async (db: Db, mail: Omit<typeof shownMails.$inferInsert, 'id'>): Promise<void> => {
  await db.insert(shownMails).values(mail);
  await db
    .delete(shownMails)
    .where(lte(shownMails.id, sql`(select m.id from shown_mails m order by m.id desc limit 1 offset ${keptMails})`));
};

/** Newest first. */
export const listShownMails = (db: Db): Promise<ShownMail[]> =>
  db.select().from(shownMails).orderBy(desc(shownMails.id)).limit(keptMails);

export const findShownMail = async (db: Db, id: bigint): Promise<ShownMail | null> =>
  (await db.select().from(shownMails).where(eq(shownMails.id, id)))[0] ?? null;

/** Forgets the mails that went to this address. */
export const forgetMailsTo = async (db: Db, recipient: string): Promise<void> => {
  await db.delete(shownMails).where(eq(shownMails.recipient, recipient));
};
