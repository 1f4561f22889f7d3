import { asc, eq } from 'drizzle-orm';
import { onePage, type OwnDocument } from '../identity/index.ts';
import { institutions, liaisons } from './tables.ts';

/** Institutions the person speaks for. */
export const ownInstitutions: OwnDocument = {
  name: 'institutions',
  of: ['liaisons.user_id'],
  pages: (db, { id }) =>
    onePage(
      db
        .select({ institution: institutions.slug, name: institutions.name, unit: liaisons.unit })
        .from(liaisons)
        .innerJoin(institutions, eq(institutions.id, liaisons.institutionId))
        .where(eq(liaisons.userId, id))
        .orderBy(asc(institutions.slug)),
    ),
};
