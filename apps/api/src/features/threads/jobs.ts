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

type Jobs = Pick<Platform, 'jobs'>;

const send = ({ jobs }: Jobs, tx: Tx, user: string, after: bigint): Promise<void> =>
  jobs.send<AuthorChanged>(tx, authorChangedQueue, { user, after: String(after) });

/** In the transaction that changes what somebody is called, or their badge: a job shows what they wrote anew to who is reading it. */
export const createTellAuthorChanged =
  (platform: Jobs) =>
  (tx: Tx, userId: bigint): Promise<void> =>
    send(platform, tx, String(userId), 0n);

/** Raises the version of the threads that somebody wrote in, so that who is reading them sees what the author is called now. */
export const handleThreadJobs = (platform: Platform): void => {
  const { db, jobs } = platform;
  jobs.handle<AuthorChanged>(authorChangedQueue, ({ user, after }) =>
    db.transaction(async (tx) => {
      const next = await showAuthorAnew(platform, tx, BigInt(user), BigInt(after));
      if (next !== null) await send(platform, tx, user, next);
    }),
  );
};
