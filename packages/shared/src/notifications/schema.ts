import { Type, type Static } from 'typebox';
import { Closed, LocalizedText, Nullable, PublicId, Timestamp } from '../common.ts';
import { HideRule, PlaceRef } from '../threads/schema.ts';

/** First kinds; others follow with their features. */
export const NotificationKind = Type.Union([
  Type.Literal('reply'),
  Type.Literal('official_answer'),
  Type.Literal('post_hidden'),
  Type.Literal('post_restored'),
]);

export const Notification = Closed({
  id: PublicId,
  kind: NotificationKind,
  read: Type.Boolean(),
  createdAt: Timestamp,
  /** Who did it; null for decisions, which are impersonal, and for gone accounts. */
  actor: Nullable(Closed({ handle: Type.String(), displayName: Type.String() })),
  institution: Nullable(LocalizedText),
  thread: Closed({ id: PublicId, slug: Type.String(), title: Type.String(), place: PlaceRef }),
  postNumber: Type.Integer(),
  excerpt: Nullable(Type.String({ description: 'Null when the post is no longer visible' })),
  rule: Nullable(HideRule),
  reason: Nullable(Type.String({ description: 'Statement of reasons of a decision' })),
});

export type Notification = Static<typeof Notification>;
export type NotificationKind = Static<typeof NotificationKind>;
