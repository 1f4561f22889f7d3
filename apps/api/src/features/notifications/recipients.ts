import type { NotificationKind } from '@moja-ulica/shared/notifications/schema.ts';

interface PublishedPost {
  readonly number: number;
  readonly authorId: bigint | null;
  readonly official: boolean;
  readonly threadAuthorId: bigint | null;
  readonly repliedToAuthorId: bigint | null;
}

/**
 * Who should know about a new post, each once: whoever was replied to and whoever opened the thread, minus the author.
 * An official answer tells the thread's author as such.
 */
export const recipientsOf = (post: PublishedPost): ReadonlyMap<bigint, NotificationKind> => {
  const recipients = new Map<bigint, NotificationKind>();
  if (post.number === 1) return recipients;
  for (const userId of [post.repliedToAuthorId, post.threadAuthorId]) {
    if (userId !== null && userId !== post.authorId)
      recipients.set(userId, post.official ? 'official_answer' : 'reply');
  }
  return recipients;
};
