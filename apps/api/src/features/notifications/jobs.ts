import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import type { AccountActor } from '@moja-ulica/shared/policy.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { decisionMade, type DecisionMade } from '../moderation/index.ts';
import { postCreated, type PostCreated } from '../threads/index.ts';
import type { NotificationContext } from './context.ts';
import { announceNotifications } from './live.ts';
import { decisionForFanOut, postsForFanOut } from './queries.ts';
import { recipientsOf } from './recipients.ts';
import { forgetNotifications, insertOnce, type NewNotification } from './repo.ts';
import { notificationMs } from './retention.ts';

const cleanUpSeconds = 3600;
const rowsAtOnce = 2000;

/** Fans published posts out to whoever should know, asking each time whether they may see them now. */
const fanOutPosts = async (
  { platform, loadActors }: NotificationContext,
  tx: Tx,
  jobs: readonly PostCreated[],
): Promise<void> => {
  const posts = await postsForFanOut(
    tx,
    jobs.map(({ postId }) => BigInt(postId)),
  );
  const wanted = posts.flatMap((post) => [...recipientsOf(post)].map(([userId, kind]) => ({ post, userId, kind })));
  const actors = await loadActors(tx, [...new Set(wanted.map(({ userId }) => userId))]);
  const rows = wanted.flatMap(({ post, userId, kind }) => {
    const actor = actors.get(userId);
    if (actor === undefined || !mayReadPlace(actor, post.place).allow) return [];
    return [{ userId, kind, postId: post.id, source: '', actorId: post.authorId, createdAt: post.createdAt }];
  });
  await tell(platform, tx, rows, actors);
};

/** Writes what is not there yet and announces it to whoever it is for. */
const tell = async (
  platform: Platform,
  tx: Tx,
  rows: readonly NewNotification[],
  actors: ReadonlyMap<bigint, AccountActor>,
): Promise<void> => {
  const written = await insertOnce(tx, rows);
  const changes = written.flatMap(({ userId, publicId }) => {
    const user = actors.get(userId);
    return user === undefined ? [] : [{ user: user.id, notification: publicId }];
  });
  if (changes.length > 0) await announceNotifications(platform, tx, changes);
};

/** Tells the author of a hidden or restored post; this kind cannot be switched off. */
const tellAuthor = ({ platform, loadActors }: NotificationContext, { decisionId }: DecisionMade): Promise<void> =>
  platform.db.transaction(async (tx) => {
    const decision = await decisionForFanOut(tx, BigInt(decisionId));
    if (!decision || decision.action === 'keep') return;
    const row = {
      userId: decision.authorId,
      kind: decision.action === 'hide' ? ('post_hidden' as const) : ('post_restored' as const),
      postId: decision.postId,
      source: decision.publicId,
      actorId: null,
      createdAt: decision.decidedAt,
    };
    await tell(platform, tx, [row], await loadActors(tx, [decision.authorId]));
  });

export const handleNotificationJobs = (context: NotificationContext): void => {
  context.platform.jobs.handleTogether<PostCreated>(postCreated, (tx, jobs) => fanOutPosts(context, tx, jobs));
  const { jobs, db, clock } = context.platform;
  jobs.repeat('notifications.clean-up', cleanUpSeconds, async () => {
    const before = new Date(clock.now().getTime() - notificationMs);
    while ((await db.transaction((tx) => forgetNotifications(tx, before, rowsAtOnce))) === rowsAtOnce);
  });
  context.platform.jobs.handle<DecisionMade>(decisionMade, (data) => tellAuthor(context, data));
};
