import { defaultSettings } from '@moja-ulica/shared/site/settings.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { dueAfter } from '../../moderation/index.ts';
import { auditLog, cases, decisions, reports } from '../../moderation/tables.ts';
import { notifications } from '../../notifications/tables.ts';
import { recipientsOf } from '../../notifications/index.ts';
import { readPositions } from '../../threads/tables.ts';
import type { DemoContent, DemoPerson, DemoReport, DemoThread } from '../content.ts';
import type { Moments } from '../moments.ts';
import { keyOf, type Keys } from './people.ts';
import { steadyChance, steadyId } from '../steady.ts';

export interface Seeded {
  readonly people: Keys;
  readonly places: Keys;
  readonly threads: Keys;
  readonly posts: Keys;
}

const postMoment = (thread: DemoThread, number: number, moments: Moments): Date =>
  moments.hoursAfter(moments.daysAgo(thread.daysAgo), thread.posts[number - 1]?.hoursAfterStart ?? 0);

/** Neighbours have read most of what is older than a day or two, and not all of the rest. */
export const seedReading = async (tx: Tx, { people, threads }: DemoContent, keys: Seeded, moments: Moments) => {
  const rows = people.flatMap((person) => {
    const places = new Set(person.roles.map(({ place }) => place));
    return threads
      .filter((thread) => places.has(thread.place))
      .flatMap((thread) => {
        const chance = steadyChance(`read:${person.key}:${thread.key}`);
        if (chance > 0.85) return [];
        const readAt = moments.daysAgo(chance * 3);
        const read = thread.posts.filter(
          (post) => postMoment(thread, post.n, moments) <= readAt || post.author === person.key,
        );
        const lastRead = read.at(-1)?.n ?? 0;
        return lastRead === 0
          ? []
          : [
              {
                userId: keyOf(keys.people, person.key),
                threadId: keyOf(keys.threads, thread.key),
                lastRead,
                updatedAt: readAt,
              },
            ];
      });
  });
  await tx.insert(readPositions).values(rows);
};

type NotificationRow = typeof notifications.$inferInsert;

/** The bells of people who were replied to, and of those whose post was hidden; what is older than three days has been read. */
export const seedNotifications = async (
  tx: Tx,
  { threads }: DemoContent,
  { keys, moments, ofDecisions }: { keys: Seeded; moments: Moments; ofDecisions: readonly NotificationRow[] },
) => {
  const readBefore = moments.daysAgo(3);
  const rows = threads.flatMap((thread) =>
    thread.posts
      .filter((post) => !post.hidden)
      .flatMap((post) => {
        const repliedTo = post.replyTo === null ? undefined : thread.posts[post.replyTo - 1];
        const recipients = recipientsOf({
          number: post.n,
          authorId: keyOf(keys.people, post.author),
          official: post.officialAnswer !== undefined,
          threadAuthorId: keyOf(keys.people, thread.author),
          repliedToAuthorId: repliedTo ? keyOf(keys.people, repliedTo.author) : null,
        });
        const createdAt = postMoment(thread, post.n, moments);
        return [...recipients].map(([userId, kind]): NotificationRow => ({
          publicId: steadyId(`notification:${thread.key}:${post.n}:${userId}`),
          userId,
          kind,
          postId: keyOf(keys.posts, `${thread.key}/${post.n}`),
          actorId: keyOf(keys.people, post.author),
          createdAt,
          readAt: createdAt < readBefore ? createdAt : null,
        }));
      }),
  );
  const inOrder = [...rows, ...ofDecisions].toSorted(
    (one, other) => one.createdAt.getTime() - other.createdAt.getTime(),
  );
  for (let at = 0; at < inOrder.length; at += 200) await tx.insert(notifications).values(inOrder.slice(at, at + 200));
};

const moderatorOf = (people: readonly DemoPerson[], place: string): string => {
  const moderator = people.find(({ roles }) => roles.some((role) => role.place === place && role.role === 'moderator'));
  if (!moderator) throw new Error(`nobody moderates "${place}" in the demo`);
  return moderator.key;
};

/**
 * Hidden posts of the demo were decided by the place's moderator, with the statement of reasons the author got;
 * returns the authors' notifications.
 */
export const seedDecisions = async (tx: Tx, { people, threads }: DemoContent, keys: Seeded, moments: Moments) => {
  const notices: NotificationRow[] = [];
  for (const thread of threads) {
    for (const post of thread.posts) {
      if (!post.hidden) continue;
      const name = `${thread.key}/${post.n}`;
      const openedAt = moments.hoursAfter(postMoment(thread, post.n, moments), 1);
      const decidedAt = moments.hoursAfter(openedAt, 2);
      const postId = keyOf(keys.posts, name);
      const placeId = keyOf(keys.places, thread.place);
      const moderatorId = keyOf(keys.people, moderatorOf(people, thread.place));
      const [opened] = await tx
        .insert(cases)
        .values({
          publicId: steadyId(`case:${name}`),
          placeId,
          postId,
          state: 'hidden',
          openedAt,
          dueAt: dueAfter(post.hidden.code, openedAt, defaultSettings),
          decidedAt,
        })
        .returning({ id: cases.id });
      if (!opened) throw new Error('a case of the demo was not inserted');
      const decision = steadyId(`decision:${name}`);
      await tx.insert(decisions).values({
        publicId: decision,
        postId,
        caseId: opened.id,
        moderatorId,
        action: 'hide',
        rule: post.hidden.code,
        reason: post.hidden.reason,
        decidedAt,
      });
      await tx.insert(auditLog).values({
        actorId: moderatorId,
        placeId,
        action: 'post.hide',
        subject: `post:${steadyId(`post:${thread.key}:${post.n}`)}`,
        details: { decision, rule: post.hidden.code, reason: post.hidden.reason },
        createdAt: decidedAt,
      });
      notices.push({
        publicId: steadyId(`notification:${name}:hidden`),
        userId: keyOf(keys.people, post.author),
        kind: 'post_hidden',
        postId,
        source: decision,
        createdAt: decidedAt,
        readAt: decidedAt,
      });
    }
  }
  return notices;
};

const caseKey = (report: DemoReport): string => `${report.thread}/${report.post}`;

/** Open reports, joined into one case for each post. */
export const seedReports = async (tx: Tx, { reports: open, threads }: DemoContent, keys: Seeded, moments: Moments) => {
  const opened = new Map<string, bigint>();
  for (const report of open.toSorted((one, other) => other.hoursAgo - one.hoursAgo)) {
    const name = caseKey(report);
    const thread = threads.find(({ key }) => key === report.thread);
    const post = thread?.posts[report.post - 1];
    if (!thread || !post) throw new Error(`the demo reports "${name}", which is nowhere in it`);
    const createdAt = moments.daysAgo(report.hoursAgo / 24);
    let caseId = opened.get(name);
    if (caseId === undefined) {
      const [row] = await tx
        .insert(cases)
        .values({
          publicId: steadyId(`case:open:${name}`),
          placeId: keyOf(keys.places, thread.place),
          postId: keyOf(keys.posts, name),
          state: 'open',
          openedAt: createdAt,
          dueAt: dueAfter(report.reason, createdAt, defaultSettings),
        })
        .returning({ id: cases.id });
      if (!row) throw new Error('a case of the demo was not inserted');
      caseId = row.id;
      opened.set(name, caseId);
    }
    await tx.insert(reports).values({
      publicId: steadyId(`report:${name}:${report.reporter}`),
      caseId,
      reporterId: keyOf(keys.people, report.reporter),
      reason: report.reason,
      note: report.note,
      body: moments.fillDates(post.body, post.lang),
      createdAt,
    });
  }
};
