import { asc, eq } from 'drizzle-orm';
import { onePage, type OwnDocument } from '../identity/index.ts';
import { dataExports } from './tables.ts';

/** When the person asked for copies like this one. */
export const ownExports: OwnDocument = {
  name: 'exports',
  of: ['data_exports.user_id'],
  pages: (db, { id }) =>
    onePage(
      db
        .select({ askedAt: dataExports.askedAt, readyAt: dataExports.readyAt, expiresAt: dataExports.expiresAt })
        .from(dataExports)
        .where(eq(dataExports.userId, id))
        .orderBy(asc(dataExports.id)),
    ),
};
