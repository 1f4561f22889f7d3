import { Type, type Static } from 'typebox';
import { Closed, LocalizedText, Slug } from '@moja-ulica/shared/common.ts';
import { InstitutionKind } from '@moja-ulica/shared/institutions/schema.ts';
import { PlaceSeed, SiteSeed } from '../../estates/index.ts';

/** An institution and the places it serves, as `seed/README.md` describes it. */
export const InstitutionSeed = Closed({
  slug: Slug,
  kind: InstitutionKind,
  name: LocalizedText,
  description: LocalizedText,
  places: Type.Array(Slug, { minItems: 1 }),
  promiseDays: Type.Integer({ minimum: 1, maximum: 365 }),
});

/** A town: what an empty installation is filled from. */
export const TownFile = Closed({
  site: Type.Optional(SiteSeed),
  places: Type.Array(PlaceSeed, { minItems: 1, maxItems: 500 }),
  institutions: Type.Array(InstitutionSeed, { maxItems: 500 }),
});

export type TownFile = Static<typeof TownFile>;
