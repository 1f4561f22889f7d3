import { and, asc, eq, gt } from 'drizzle-orm';
import { pagesOf, type OwnDocument } from '../identity/index.ts';
import { documentVersions } from './tables.ts';

/** Versions of the site's documents that the person published. */
export const ownDocuments: OwnDocument = {
  name: 'documents',
  of: ['document_versions.author_id'],
  pages: (db, { id }) =>
    pagesOf((after, limit) =>
      db
        .select({
          key: documentVersions.id,
          document: documentVersions.document,
          language: documentVersions.locale,
          number: documentVersions.number,
          note: documentVersions.note,
          publishedAt: documentVersions.publishedAt,
        })
        .from(documentVersions)
        .where(and(eq(documentVersions.authorId, id), gt(documentVersions.id, after)))
        .orderBy(asc(documentVersions.id))
        .limit(limit),
    ),
};
