import { Type, type Static } from 'typebox';
import { Closed, LocalizedText, Slug } from '@moja-ulica/shared/common.ts';
import { Joining, PlaceAccent, PlaceEmblem, PlaceKind, Visibility } from '@moja-ulica/shared/estates/schema.ts';

const Name = Type.String({ minLength: 1, maxLength: 80 });

/** What holds for every place that does not say otherwise. */
export const SiteSeed = Closed({
  timeZone: Type.Optional(Type.String({ maxLength: 60 })),
});

/** The city or an estate, as `seed/README.md` describes it. */
export const PlaceSeed = Closed({
  slug: Slug,
  kind: PlaceKind,
  name: Name,
  locative: Name,
  description: LocalizedText,
  accent: Type.Optional(PlaceAccent),
  emblem: Type.Optional(PlaceEmblem),
  visibility: Type.Optional(Visibility),
  joining: Type.Optional(Joining),
  timeZone: Type.Optional(Type.String({ maxLength: 60 })),
  topics: Type.Array(Closed({ slug: Slug, name: LocalizedText }), { maxItems: 40 }),
  streets: Type.Optional(Type.Array(Closed({ slug: Slug, name: Name }), { maxItems: 2_000 })),
});

export type SiteSeed = Static<typeof SiteSeed>;
export type PlaceSeed = Static<typeof PlaceSeed>;
