import { and, desc, eq, gt, max } from 'drizzle-orm';
import { documentLimits } from '@moja-ulica/shared/documents/limits.ts';
import type { DocumentLocale, DocumentName } from '@moja-ulica/shared/documents/schema.ts';
import type { Db } from '../../platform/db/database.ts';
import { places } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { documentFacts, documentVersions } from './tables.ts';

export type VersionRow = typeof documentVersions.$inferSelect;

/** A document in one language. */
export interface Which {
  readonly document: DocumentName;
  readonly locale: DocumentLocale;
}

const of = ({ document, locale }: Which) =>
  and(eq(documentVersions.document, document), eq(documentVersions.locale, locale));

/** Versions of one document, newest first, as many as are ever shown. */
export const readVersions = (db: Db, which: Which): Promise<VersionRow[]> =>
  db
    .select()
    .from(documentVersions)
    .where(of(which))
    .orderBy(desc(documentVersions.number))
    .limit(documentLimits.versionsShown);

/** The same with the names of who published them; null once that account is gone. */
export const readVersionsWithAuthors = (db: Db, which: Which) =>
  db
    .select({ version: documentVersions, author: users.displayName })
    .from(documentVersions)
    .innerJoin(users, eq(users.id, documentVersions.authorId))
    .where(of(which))
    .orderBy(desc(documentVersions.number))
    .limit(documentLimits.versionsShown);

/** Number of the newest version; 0: there is none. */
export const newestNumber = async (db: Db, which: Which): Promise<number> =>
  (
    await db
      .select({ number: max(documentVersions.number) })
      .from(documentVersions)
      .where(of(which))
  )[0]?.number ?? 0;

/** What the documents say of the town; revision 0: nothing was typed in yet. */
export const readFacts = async (
  db: Db,
): Promise<{ readonly revision: number; readonly facts: Readonly<Record<string, string>> }> =>
  (await db.select().from(documentFacts).orderBy(desc(documentFacts.revision)).limit(1))[0] ?? {
    revision: 0,
    facts: {},
  };

/** The newest announced version of each document in a language that was published after the person came. */
export const readNotices = (db: Db, userId: bigint, locale: DocumentLocale) =>
  db
    .selectDistinctOn([documentVersions.document], {
      document: documentVersions.document,
      number: documentVersions.number,
      effectiveOn: documentVersions.effectiveOn,
      note: documentVersions.note,
    })
    .from(documentVersions)
    .innerJoin(users, and(eq(users.id, userId), gt(documentVersions.publishedAt, users.registeredAt)))
    .where(and(eq(documentVersions.locale, locale), eq(documentVersions.announced, true)))
    .orderBy(documentVersions.document, desc(documentVersions.number));

/** Today in the city's time zone, `2026-11-29`. */
export const readToday = async (db: Db, now: Date): Promise<string> => {
  const [city] = await db.select({ timeZone: places.timeZone }).from(places).where(eq(places.kind, 'city'));
  return new Intl.DateTimeFormat('sv-SE', { timeZone: city?.timeZone ?? 'UTC' }).format(now);
};
