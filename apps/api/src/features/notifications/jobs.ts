import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import { decisionMade, type DecisionMade } from '../moderation/index.ts';
import { postCreated, type PostCreated } from '../threads/index.ts';
import type { NotificationContext } from './context.ts';
import { announceNotification } from './live.ts';
import { decisionForFanOut, postForFanOut } from './queries.ts';
import { recipientsOf } from './recipients.ts';
import { insertOnce } from './repo.ts';

/** Fans a published post out to whoever should know, asking each time whether they may see it now. */
const fanOutPost = ({ platform, describeMe }: NotificationContext, { postId }: PostCreated): Promise<void> =>
  platform.db.transaction(async (tx) => {
    const post = await postForFanOut(tx, BigInt(postId));
    if (!post) return;
    for (const [userId, kind] of recipientsOf(post)) {
      const me = await describeMe(tx, userId);
      if (!mayReadPlace({ kind: 'account', ...me }, post.place).allow) continue;
      const id = await insertOnce(tx, {
        userId,
        kind,
        postId: post.id,
        source: '',
        actorId: post.authorId,
        createdAt: post.createdAt,
      });
      if (id !== null) await announceNotification(platform, tx, { user: me.id, notification: id });
    }
  });

/** Tells the author of a hidden or restored post; this kind cannot be switched off. */
const tellAuthor = ({ platform, describeMe }: NotificationContext, { decisionId }: DecisionMade): Promise<void> =>
  platform.db.transaction(async (tx) => {
    const decision = await decisionForFanOut(tx, BigInt(decisionId));
    if (!decision || decision.action === 'keep') return;
    const me = await describeMe(tx, decision.authorId);
    const id = await insertOnce(tx, {
      userId: decision.authorId,
      kind: decision.action === 'hide' ? 'post_hidden' : 'post_restored',
      postId: decision.postId,
      source: decision.publicId,
      actorId: null,
      createdAt: decision.decidedAt,
    });
    if (id !== null) await announceNotification(platform, tx, { user: me.id, notification: id });
  });

export const handleNotificationJobs = (context: NotificationContext): void => {
  context.platform.jobs.handle<PostCreated>(postCreated, (data) => fanOutPost(context, data));
  context.platform.jobs.handle<DecisionMade>(decisionMade, (data) => tellAuthor(context, data));
};
