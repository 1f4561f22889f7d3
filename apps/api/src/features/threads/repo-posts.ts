import { and, eq, isNotNull, max, sql } from 'drizzle-orm';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';
import type { Tx } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { newPublicId } from '../../platform/ids.ts';
import { users } from '../identity/tables.ts';
import { institutions } from '../institutions/tables.ts';
import { organisations } from '../organisations/tables.ts';
import { postRevisions, posts } from './tables.ts';

const postColumns = {
  key: posts.id,
  number: posts.number,
  state: posts.state,
  body: posts.body,
  html: posts.html,
  lang: posts.lang,
  official: sql<boolean>`${posts.institutionId} is not null`,
  createdAt: posts.createdAt,
  editedAt: posts.editedAt,
  authorId: users.publicId,
  /** Slugs of whom it speaks for; null: for its author alone. */
  institution: institutions.slug,
  organisation: organisations.slug,
};

const selectPost = (tx: Tx) =>
  tx
    .select(postColumns)
    .from(posts)
    .leftJoin(users, eq(users.id, posts.authorId))
    .leftJoin(institutions, eq(institutions.id, posts.institutionId))
    .leftJoin(organisations, eq(organisations.id, posts.organisationId))
    .$dynamic();

export type StoredPost = Awaited<ReturnType<typeof selectPost>>[number];

/** Throws `post_not_found`. */
export const loadPost = async (tx: Tx, threadKey: bigint, number: number): Promise<StoredPost> => {
  const [row] = await selectPost(tx).where(and(eq(posts.threadId, threadKey), eq(posts.number, number)));
  if (!row) throw new AppError('post_not_found');
  return row;
};

/** Throws `post_not_found`. */
export const loadPostByKey = async (tx: Tx, key: bigint): Promise<StoredPost> => {
  const [row] = await selectPost(tx).where(eq(posts.id, key));
  if (!row) throw new AppError('post_not_found');
  return row;
};

type NewPost = Pick<
  typeof posts.$inferInsert,
  'threadId' | 'number' | 'version' | 'authorId' | 'body' | 'html' | 'lang' | 'createdAt' | 'organisationId'
>;

/** An opening post; replies are published by `publishReply`. */
export const insertPost = async (tx: Tx, values: NewPost): Promise<bigint> => {
  const [row] = await tx
    .insert(posts)
    .values({ ...values, publicId: newPublicId() })
    .returning({ key: posts.id });
  if (!row) throw new Error('a post was not inserted');
  return row.key;
};

type PostChanges = Partial<
  Pick<typeof posts.$inferInsert, 'body' | 'html' | 'lang' | 'state' | 'hiddenRule' | 'editedAt'>
>;

/** Changes a post under the version that its locked thread has been raised to. */
export const updatePost = (tx: Tx, postKey: bigint, version: number, changes: PostChanges) =>
  tx
    .update(posts)
    .set({ ...changes, version })
    .where(eq(posts.id, postKey));

/** Keeps the text as it was before an edit that shows. */
export const insertRevision = (tx: Tx, postId: bigint, body: string, createdAt: Date) =>
  tx.insert(postRevisions).values({ postId, body, createdAt });

/** Number of the newest official answer that stands; null without one. */
export const newestAnswer = async (tx: Tx, threadKey: bigint): Promise<number | null> => {
  const [row] = await tx
    .select({ number: max(posts.number) })
    .from(posts)
    .where(and(eq(posts.threadId, threadKey), isNotNull(posts.institutionId), eq(posts.state, 'visible')));
  return row?.number ?? null;
};

/** Hides or shows a post; `rule`: the one it was hidden for, null otherwise. */
export const setState = (tx: Tx, postKey: bigint, version: number, state: StoredPost['state'], rule: HideRule | null) =>
  updatePost(tx, postKey, version, { state, hiddenRule: rule });
