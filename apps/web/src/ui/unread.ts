/** How much of a thread is new to the reader: never opened, so many posts, nothing, or not known (guests). */
export type Unread = 'thread' | number | undefined;

/**
 * Unread posts from the read position.
 * @param lastRead number of the last post read, 0 when never opened; `undefined` for guests and while it is not known
 */
export const unreadOf = (lastNumber: number, lastRead: number | undefined): Unread => {
  if (lastRead === undefined) return undefined;
  return lastRead === 0 ? 'thread' : Math.max(0, lastNumber - lastRead);
};
