import { Type, type Static } from 'typebox';
import { Closed, LocalizedText, Nullable, Slug, Timestamp } from '../common.ts';

export const PlaceKind = Type.Union([Type.Literal('city'), Type.Literal('estate')]);
export const Visibility = Type.Union([Type.Literal('public'), Type.Literal('members')]);
export const Joining = Type.Union([Type.Literal('open'), Type.Literal('code'), Type.Literal('approval')]);

export const PlaceSummary = Closed({
  slug: Slug,
  kind: PlaceKind,
  name: Type.String(),
  locative: Type.String({ description: 'Polish "na Bema", for sentences' }),
  description: LocalizedText,
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
