import type { Notification } from '@moja-ulica/shared/notifications/schema.ts';
import { plainExcerpt } from '../threads/index.ts';
import { isAlwaysShown } from './kinds.ts';
import type { NotificationRow } from './queries.ts';

/** A row as its owner sees it; what is hidden since is not quoted, a decision names no moderator, a role no administrator. */
export const presentNotification = (row: NotificationRow): Notification => ({
  id: row.id,
  kind: row.kind,
  read: row.readAt !== null,
  createdAt: row.createdAt.toISOString(),
  actor:
    isAlwaysShown(row.kind) || !row.actor?.handle || !row.actor.displayName
      ? null
      : { handle: row.actor.handle, displayName: row.actor.displayName },
  institution: row.kind === 'official_answer' ? row.institution : null,
  thread: row.thread === null || row.place === null ? null : { ...row.thread, place: row.place },
  postNumber: row.post?.number ?? null,
  excerpt: row.post?.state === 'visible' ? plainExcerpt(row.post.html) : null,
  rule: row.aboutPhoto?.rule ?? row.decision?.rule ?? null,
  reason: row.aboutPhoto?.reason ?? row.decision?.reason ?? row.request?.reason ?? null,
  role: row.role,
  askedPlace: row.askedPlace,
  organisation: row.organisation,
});
