import { Type, type Static } from 'typebox';
import { Closed, LocalizedText, Nullable, Slug, WrittenText } from '../common.ts';
import { PlaceKind } from '../estates/schema.ts';
import { institutionLimits as limits } from './limits.ts';

export const InstitutionKind = Type.Union([Type.Literal('estate_council'), Type.Literal('city_department')]);

export const InstitutionSummary = Closed({
  slug: Slug,
  kind: InstitutionKind,
  name: LocalizedText,
  description: LocalizedText,
  promiseDays: Nullable(
    Type.Integer({
      description: 'Calendar days; null where nobody answers here for the institution yet, so no promise is shown',
    }),
  ),
});

/** Who speaks for an institution: they took the role, and their name stands at every answer. */
export const Spokesperson = Closed({
  handle: Type.String(),
  displayName: Type.String(),
  unit: Nullable(Type.String({ description: 'Of the institution, such as a department' })),
});

/** An institution among all, with the places that it serves. */
export const TownInstitution = Closed({
  ...InstitutionSummary.properties,
  places: Type.Array(Closed({ slug: Slug, kind: PlaceKind, name: Type.String() })),
});

/** An institution's public page, but for its answers. */
export const Institution = Closed({
  ...TownInstitution.properties,
  liaisons: Type.Array(Spokesperson),
});

/** What an administrator gives an institution; the address never changes. */
export const InstitutionSettings = Closed({
  kind: InstitutionKind,
  name: WrittenText(limits.maxNameChars),
  description: WrittenText(limits.maxDescriptionChars),
  promiseDays: Type.Integer({ minimum: 1, maximum: limits.maxPromiseDays, description: 'Calendar days' }),
  places: Type.Array(Slug, { minItems: 1, maxItems: 500, uniqueItems: true, description: 'That it serves' }),
});

/** The same with its address and who speaks for it. */
export const ManagedInstitution = Closed({
  slug: Slug,
  kind: InstitutionKind,
  name: LocalizedText,
  description: LocalizedText,
  promiseDays: Type.Integer(),
  places: Type.Array(Slug),
  liaisons: Type.Array(Spokesperson),
});

export type Institution = Static<typeof Institution>;
export type InstitutionSettings = Static<typeof InstitutionSettings>;
export type ManagedInstitution = Static<typeof ManagedInstitution>;
export type TownInstitution = Static<typeof TownInstitution>;
export type InstitutionSummary = Static<typeof InstitutionSummary>;
