import { Type, type Static } from 'typebox';
import { Closed, LocalizedText, Nullable, PublicId, Slug, Timestamp } from '../common.ts';
import { PlaceRoleSchema } from '../identity/schema.ts';
import { adminLimits as limits } from './limits.ts';

const SettingValue = Type.Union([Type.Boolean(), Type.Integer({ minimum: 0, maximum: 1_000_000 })]);
const SettingKey = Type.String({ pattern: '^[a-z][A-Za-z]{1,59}$' });

export const SiteSetting = Closed({
  key: SettingKey,
  value: SettingValue,
  changedAt: Nullable(Timestamp),
  changedBy: Nullable(Type.String({ description: 'Display name of who changed it last' })),
});

export const SiteSettingChange = Closed({ key: SettingKey, value: SettingValue });

export type SiteSetting = Static<typeof SiteSetting>;

const Name = Nullable(Type.String());

/** Somebody with an account, as the administrator sees them. */
export const KnownPerson = Closed({
  id: PublicId,
  handle: Name,
  displayName: Name,
  email: Name,
  confirmed: Type.Boolean(),
  admin: Type.Boolean(),
  registeredAt: Timestamp,
  suspendedUntil: Nullable(Timestamp),
  places: Type.Array(Closed({ place: Slug, name: Type.String(), roles: Type.Array(PlaceRoleSchema) })),
  institutions: Type.Array(Closed({ institution: Slug, name: LocalizedText, unit: Name })),
});

/** With what only the page of one person shows. */
export const KnownPersonWhole = Closed({
  ...KnownPerson.properties,
  sessionCount: Type.Integer({ minimum: 0, description: 'Devices signed in now' }),
  postCount: Type.Integer({ minimum: 0 }),
  hiddenPostCount: Type.Integer({ minimum: 0 }),
});

export const Duty = Type.Union([Type.Literal('animator'), Type.Literal('moderator')]);
export const StaffRoleSchema = Type.Union([Duty, Type.Literal('liaison'), Type.Literal('admin')]);
export const Unit = Type.String({
  minLength: 1,
  maxLength: limits.maxUnitChars,
  description: 'Part of an institution',
});

/** An act of staff. */
export const AuditRow = Closed({
  action: Type.String({ description: '`<what>.<did>`' }),
  at: Timestamp,
  by: Nullable(Closed({ handle: Type.String(), displayName: Type.String() })),
  place: Nullable(Closed({ slug: Slug, name: Type.String() })),
  subject: Closed({
    kind: Type.String(),
    id: Type.String({ description: 'Public name of what it was done to' }),
    name: Nullable(Type.String({ description: 'What people call it; null where it is gone' })),
    thread: Nullable(Closed({ id: PublicId, slug: Type.String(), place: Slug, number: Type.Integer() })),
  }),
  institution: Nullable(Closed({ slug: Slug, name: LocalizedText })),
  details: Type.Record(Type.String(), Type.Unknown()),
});

export type KnownPerson = Static<typeof KnownPerson>;
export type KnownPersonWhole = Static<typeof KnownPersonWhole>;
export type Duty = Static<typeof Duty>;
export type AuditRow = Static<typeof AuditRow>;

const invited = {
  role: StaffRoleSchema,
  place: Nullable(Closed({ slug: Slug, name: Type.String() })),
  institution: Nullable(Closed({ slug: Slug, name: LocalizedText })),
  unit: Name,
  email: Type.String(),
  invitedBy: Nullable(Type.String({ description: 'Display name; null once that account is gone' })),
  expiresAt: Timestamp,
};

/** An invitation that waits. */
export const StaffInvitation = Closed({ id: PublicId, ...invited, expired: Type.Boolean(), createdAt: Timestamp });

/** What who holds the link is told. */
export const InvitationOffer = Closed({
  ...invited,
  mine: Type.Boolean({ description: 'It was sent to the address of who asks' }),
});

export const InvitationToken = Type.String({ pattern: '^[A-Za-z0-9_-]{20,100}$' });

export type StaffInvitation = Static<typeof StaffInvitation>;
export type InvitationOffer = Static<typeof InvitationOffer>;
