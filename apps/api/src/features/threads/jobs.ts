import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { showAuthorAnew } from './erase-writing.ts';

/** Queue: what somebody wrote is to be shown anew, since their name or their badge has changed; a part of their posts at a time. */
const authorChangedQueue = 'threads.author-changed';

interface AuthorChanged {
  /** Inside key. */
  readonly user: string;
  /** Inside key of the last post that is done. */
  readonly after: string;
}

/** Raises the version of the threads that somebody wrote in, so that who is reading them sees what the author is called now. */
export const handleThreadJobs = (platform: Platform): { authorChanged: (tx: Tx, userId: bigint) => Promise<void> } => {
  const { db, jobs } = platform;
  const send = (tx: Tx, user: string, after: bigint): Promise<void> =>
    jobs.send<AuthorChanged>(tx, authorChangedQueue, { user, after: String(after) });
  jobs.handle<AuthorChanged>(authorChangedQueue, ({ user, after }) =>
    db.transaction(async (tx) => {
      const next = await showAuthorAnew(platform, tx, BigInt(user), BigInt(after));
      if (next !== null) await send(tx, user, next);
    }),
  );
  return { authorChanged: (tx, userId) => send(tx, String(userId), 0n) };
};
