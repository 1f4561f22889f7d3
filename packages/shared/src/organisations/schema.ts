import { Type, type Static } from 'typebox';
import { Closed, LocalizedText, Nullable, Slug } from '../common.ts';
import { organisationKinds, organisationLimits as limits } from './limits.ts';

export const OrganisationKind = Type.Enum([...organisationKinds]);

const Description = Type.String({ minLength: limits.minDescriptionChars, maxLength: limits.maxDescriptionChars });

/** What an organisation says of itself. */
const about = {
  description: Closed({ pl: Description, en: Type.Optional(Description) }),
  contactUrl: Nullable(Type.String({ format: 'uri', pattern: '^https?://', maxLength: limits.maxContactUrlChars })),
  contactEmail: Nullable(Type.String({ format: 'email', maxLength: 254 })),
};

export const OrganisationAbout = Closed(about);

export const NewOrganisation = Closed({
  slug: Slug,
  name: Type.String({ minLength: limits.minNameChars, maxLength: limits.maxNameChars }),
  kind: OrganisationKind,
  ...about,
  places: Type.Array(Slug, { minItems: 1, maxItems: limits.maxPlaces, uniqueItems: true }),
  keeper: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 48, description: 'Handle' }),
});

export const OrganisationSummary = Closed({
  slug: Slug,
  name: Type.String(),
  kind: OrganisationKind,
  /** Those that the asker may read. */
  places: Type.Array(Closed({ slug: Slug, name: Type.String() })),
});

export const Organisation = Closed({
  ...OrganisationSummary.properties,
  description: LocalizedText,
  contactUrl: Nullable(Type.String()),
  contactEmail: Nullable(Type.String()),
  writers: Type.Array(
    Closed({
      handle: Type.String(),
      displayName: Type.String(),
      keeper: Type.Boolean(),
      accepted: Type.Boolean({ description: 'False: was asked; shown to its keepers and the administrator alone' }),
    }),
  ),
});

/** For what one writes, or was asked to. */
export const OwnOrganisation = Closed({
  slug: Slug,
  name: Type.String(),
  keeper: Type.Boolean(),
  accepted: Type.Boolean(),
  places: Type.Array(Slug),
});

export type OrganisationAbout = Static<typeof OrganisationAbout>;
export type NewOrganisation = Static<typeof NewOrganisation>;
export type OrganisationSummary = Static<typeof OrganisationSummary>;
export type Organisation = Static<typeof Organisation>;
export type OwnOrganisation = Static<typeof OwnOrganisation>;
