import { Type, type Static } from 'typebox';
import { Closed, LocalizedText, Nullable, PublicId, Slug, Timestamp } from '../common.ts';
import { HideRule, PlaceRef } from '../threads/schema.ts';

export const NotificationKind = Type.Union([
  Type.Literal('reply'),
  Type.Literal('official_answer'),
  Type.Literal('post_hidden'),
  Type.Literal('post_restored'),
  Type.Literal('role_changed'),
  Type.Literal('export_ready'),
  Type.Literal('join_approved'),
  Type.Literal('join_refused'),
  Type.Literal('join_asked'),
  Type.Literal('photo_removed'),
  Type.Literal('organisation_asked'),
]);

/** A role that somebody was given, or that was taken from them. */
export const NotifiedRole = Closed({
  role: Type.Union([
    Type.Literal('animator'),
    Type.Literal('moderator'),
    Type.Literal('liaison'),
    Type.Literal('admin'),
  ]),
  given: Type.Boolean(),
  place: Nullable(Type.String({ description: 'Name' })),
  institution: Nullable(LocalizedText),
  unit: Nullable(Type.String()),
});

/** An organisation that asks somebody to write for it. */
export const NotifiedOrganisation = Closed({ slug: Slug, name: Type.String() });

export const Notification = Closed({
  id: PublicId,
  kind: NotificationKind,
  read: Type.Boolean(),
  createdAt: Timestamp,
  /** Who did it; null for decisions, which are impersonal, and for gone accounts. */
  actor: Nullable(Closed({ handle: Type.String(), displayName: Type.String() })),
  institution: Nullable(LocalizedText),
  /** Where it happened; null for what is about the person and not about a post. */
  thread: Nullable(Closed({ id: PublicId, slug: Type.String(), title: Type.String(), place: PlaceRef })),
  postNumber: Nullable(Type.Integer()),
  excerpt: Nullable(Type.String({ description: 'Null when the post is no longer visible' })),
  rule: Nullable(HideRule),
  reason: Nullable(Type.String({ description: 'Statement of reasons of a decision, or why one was not let in' })),
  role: Nullable(NotifiedRole),
  /** The estate that one asked to be let into, or where others wait to be. */
  askedPlace: Nullable(PlaceRef),
  organisation: Nullable(NotifiedOrganisation),
});

export type Notification = Static<typeof Notification>;
export type NotifiedOrganisation = Static<typeof NotifiedOrganisation>;
export type NotifiedRole = Static<typeof NotifiedRole>;
export type NotificationKind = Static<typeof NotificationKind>;
