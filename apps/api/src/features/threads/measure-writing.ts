import { AppError } from '../../platform/errors.ts';
import type { Platform } from '../../platform/platform.ts';
import { threadTopic } from './announce.ts';
import { isThreadChange } from './live.ts';

type Act = 'createThread' | 'createReply';

/** Does the work; a refusal is counted by its code and thrown on. */
export type CountRefusals = <T>(act: Act, work: () => Promise<T>) => Promise<T>;

/** Counts what was written, once it is committed and by the one instance that wrote it, and what was not. */
export const measureWriting = ({ changes, metrics }: Pick<Platform, 'changes' | 'metrics'>): CountRefusals => {
  const posts = metrics.counter({ name: 'forum_posts_written_total', help: 'Posts published, opening posts included' })(
    {},
  );
  const threads = metrics.counter({ name: 'forum_threads_opened_total', help: 'Threads opened' })({});
  const refused = metrics.counter({
    name: 'forum_writes_refused_total',
    help: 'Threads and replies that were refused, by the code of the refusal',
    labels: ['act', 'code'],
  });
  changes.subscribe(threadTopic, (change, { own }) => {
    if (!own || !isThreadChange(change)) return;
    if (change.kind === 'thread.created') threads();
    if (change.kind === 'thread.created' || change.kind === 'post.created') posts();
  });
  return async (act, work) => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AppError) refused({ act, code: error.code })();
      throw error;
    }
  };
};
