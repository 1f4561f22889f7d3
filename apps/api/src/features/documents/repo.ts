import type { Tx } from '../../platform/db/database.ts';
import { documentFacts, documentVersions } from './tables.ts';

/** Adds a version; null when somebody else has published one of that number meanwhile. */
export const insertVersion = async (tx: Tx, row: typeof documentVersions.$inferInsert): Promise<bigint | null> =>
  (await tx.insert(documentVersions).values(row).onConflictDoNothing().returning({ id: documentVersions.id }))[0]?.id ??
  null;

/** Adds a revision of the town's facts; false when somebody else has added that one meanwhile. */
export const insertFacts = async (tx: Tx, row: typeof documentFacts.$inferInsert): Promise<boolean> =>
  (await tx.insert(documentFacts).values(row).onConflictDoNothing().returning({ revision: documentFacts.revision }))
    .length === 1;
