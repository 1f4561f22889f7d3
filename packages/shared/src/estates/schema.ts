import { Type, type Static } from 'typebox';
import { Closed, LocalizedText, Nullable, Slug, Timestamp } from '../common.ts';

export const PlaceKind = Type.Union([Type.Literal('city'), Type.Literal('estate')]);
export const Visibility = Type.Union([Type.Literal('public'), Type.Literal('members')]);
export const Joining = Type.Union([Type.Literal('open'), Type.Literal('code'), Type.Literal('approval')]);

/** The design's colours of places; `neutral` is the brand's. */
export const PlaceAccent = Type.Union([
  Type.Literal('brick'),
  Type.Literal('ochre'),
  Type.Literal('raspberry'),
  Type.Literal('cobalt'),
  Type.Literal('teal'),
  Type.Literal('violet'),
  Type.Literal('neutral'),
]);

/** The design's drawings of places; `initial` is the first letter of the name. */
export const PlaceEmblem = Type.Union([
  Type.Literal('fort'),
  Type.Literal('rings'),
  Type.Literal('circles'),
  Type.Literal('wheel'),
  Type.Literal('stream'),
  Type.Literal('gables'),
  Type.Literal('walls'),
  Type.Literal('initial'),
]);

export const PlaceSummary = Closed({
  slug: Slug,
  kind: PlaceKind,
  name: Type.String(),
  locative: Type.String({ description: 'Polish "na Bema", for sentences' }),
  description: LocalizedText,
  accent: PlaceAccent,
  emblem: PlaceEmblem,
  visibility: Visibility,
  joining: Joining,
  memberCount: Type.Integer({ minimum: 0 }),
  threadCount: Type.Integer({ minimum: 0 }),
  lastActivityAt: Nullable(Timestamp),
});

export const Topic = Closed({ slug: Slug, name: LocalizedText });
export const Street = Closed({ slug: Slug, name: Type.String() });

export const Place = Closed({
  ...PlaceSummary.properties,
  timeZone: Type.String(),
  topics: Type.Array(Topic),
  streets: Type.Array(Street),
  moderators: Type.Array(Closed({ handle: Type.String(), displayName: Type.String() })),
});

export type PlaceSummary = Static<typeof PlaceSummary>;
export type Place = Static<typeof Place>;
export type Topic = Static<typeof Topic>;
export type Street = Static<typeof Street>;
export type PlaceAccent = Static<typeof PlaceAccent>;
export type PlaceEmblem = Static<typeof PlaceEmblem>;
