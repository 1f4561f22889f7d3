import { asc, eq } from 'drizzle-orm';
import { onePage, type OwnDocument } from '../identity/index.ts';
import { organisations, organisationWriters as writers } from './tables.ts';

export const ownOrganisations: OwnDocument = {
  name: 'organisations',
  of: ['organisation_writers.user_id'],
  pages: (db, { id }) =>
    onePage(
      db
        .select({
          organisation: organisations.slug,
          name: organisations.name,
          keeper: writers.keeper,
          askedAt: writers.askedAt,
          acceptedAt: writers.acceptedAt,
        })
        .from(writers)
        .innerJoin(organisations, eq(organisations.id, writers.organisationId))
        .where(eq(writers.userId, id))
        .orderBy(asc(organisations.slug)),
    ),
};
