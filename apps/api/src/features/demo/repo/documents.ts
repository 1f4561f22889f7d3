import type { Tx } from '../../../platform/db/database.ts';
import { documentFacts, documentVersions } from '../../documents/tables.ts';
import type { DemoContent } from '../content.ts';
import type { Moments } from '../moments.ts';

const publishedDaysAgo = 60;

interface PublishedBy {
  readonly moments: Moments;
  /** Inside key of the administrator. */
  readonly author: bigint;
}

/** What the documents say of who runs the demo, and its own page about the project, both as if typed in by the administrator. */
export const seedDocuments = async (
  tx: Tx,
  { about, facts }: Pick<DemoContent, 'about' | 'facts'>,
  { moments, author: authorId }: PublishedBy,
): Promise<void> => {
  const publishedAt = moments.daysAgo(publishedDaysAgo);
  const day = publishedAt.toISOString().slice(0, 10);
  const dates = { publishedOn: day, updatedOn: day, statementOn: day, reviewedOn: day };
  await tx
    .insert(documentFacts)
    .values({ revision: 1, facts: { ...facts, ...dates }, authorId, changedAt: publishedAt });
  await tx.insert(documentVersions).values(
    about.map(({ locale, body }) => ({
      document: 'about' as const,
      locale,
      number: 1,
      body,
      note: '',
      effectiveOn: day,
      announced: false,
      authorId,
      publishedAt,
    })),
  );
};
