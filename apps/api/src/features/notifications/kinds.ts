import type { NotificationKind } from '@moja-ulica/shared/notifications/schema.ts';

/** Decisions about one's own content: the author is told and may read the reasons whatever happens (DSA article 17). */
const decisionKinds = ['post_hidden', 'post_restored'] as const satisfies readonly NotificationKind[];

/** About the person and not about a post. */
export const personalKinds = [
  'role_changed',
  'export_ready',
  'join_approved',
  'join_refused',
  'join_asked',
  'photo_removed',
  'organisation_asked',
] as const satisfies readonly NotificationKind[];

/** What is about the person themselves, whatever they may read now. */
export const alwaysShown = [...decisionKinds, ...personalKinds] as const satisfies readonly NotificationKind[];

export const isAlwaysShown = (kind: NotificationKind): boolean => alwaysShown.some((shown) => shown === kind);
