import { Type, type Static } from 'typebox';
import { Closed, Locale, Nullable, PublicId, Slug, Timestamp } from '../common.ts';
import { identityLimits as limits, spokenLanguages } from './limits.ts';
import { Passkey, SecondStep } from './schema-factors.ts';

export const Handle = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  maxLength: 48,
  description: 'Nick in addresses',
});

export const Email = Type.String({
  format: 'email',
  maxLength: limits.maxEmailChars,
  description: 'Compared without regard to case',
});

export const Code = Type.String({ pattern: '^[0-9]{6}$' });

export const DisplayName = Type.String({
  minLength: limits.minDisplayNameChars,
  maxLength: limits.maxDisplayNameChars,
});

export const Password = Type.String({ minLength: limits.minPasswordChars, maxLength: limits.maxPasswordChars });

export const PlaceRoleSchema = Type.Union([
  Type.Literal('resident'),
  Type.Literal('animator'),
  Type.Literal('moderator'),
]);

/** The signed-in person, with all that policies need. */
export const Me = Closed({
  id: PublicId,
  handle: Handle,
  displayName: Type.String(),
  email: Type.String(),
  locale: Locale,
  confirmed: Type.Boolean(),
  suspended: Type.Boolean(),
  /** Null: not suspended. `noSuspensionEnd`: until further notice. */
  suspendedUntil: Nullable(Timestamp),
  admin: Type.Boolean(),
  /** When the account ends; null: it goes on. */
  leavesAt: Nullable(Timestamp),
  memberships: Type.Array(
    Closed({
      place: Slug,
      home: Type.Boolean(),
      roles: Type.Array(PlaceRoleSchema),
      verified: Type.Boolean({ description: 'Lives there: joined with a stairwell code' }),
    }),
  ),
  liaisonFor: Type.Array(
    Closed({
      institution: Slug,
      name: Type.String({ description: 'In the language of the site' }),
      places: Type.Array(Slug),
    }),
  ),
});

export const Session = Closed({
  accessToken: Type.String({ description: 'JWT, kept in memory only' }),
  expiresInSeconds: Type.Integer(),
  dutiesWithheld: Type.Boolean({
    description:
      'True where the site asks staff for both steps of signing in and this session had one: until then who asks is a neighbour, and what they do for their duties is refused with `second_factor_required`',
  }),
  me: Me,
});

/** A device that is signed in, described by what its browser says of itself. */
export const SignedInDevice = Closed({
  id: PublicId,
  form: Type.Union([Type.Literal('phone'), Type.Literal('tablet'), Type.Literal('computer'), Type.Literal('other')]),
  browser: Nullable(Type.String({ description: 'Such as "Firefox"' })),
  system: Nullable(Type.String({ description: 'Such as "Android"' })),
  country: Nullable(
    Type.String({
      pattern: '^[A-Z]{2}$',
      description: 'Whose network it was used from last, as far as that is known: ISO 3166-1, such as "PL"',
    }),
  ),
  current: Type.Boolean({ description: 'The one that asks' }),
  signedInAt: Timestamp,
  /** To within the quarter of an hour of an access token. */
  lastUsedAt: Timestamp,
});

/** How a person signs in, and where they are signed in. */
export const Security = Closed({
  hasPassword: Type.Boolean({ description: 'False: signs in by code alone' }),
  passkeys: Type.Array(Passkey, { description: 'The one used last first' }),
  secondStep: Nullable(SecondStep),
  newEmail: Nullable(Type.String({ description: 'Address that waits for the code that was mailed to it' })),
  devices: Type.Array(SignedInDevice, { description: 'The one that asks first, then those used last' }),
});

const SpokenLanguage = Type.Enum([...spokenLanguages]);

/** Whom one's own words about oneself are shown to: neighbours are those who belong to one of the same estates. */
export const ShownTo = Type.Union([Type.Literal('neighbours'), Type.Literal('everyone'), Type.Literal('nobody')]);

const aboutOneself = {
  bio: Nullable(Type.String({ maxLength: limits.maxBioChars })),
  hereSince: Nullable(Type.String({ maxLength: limits.maxHereSinceChars })),
  canHelpWith: Nullable(Type.String({ maxLength: limits.maxCanHelpWithChars })),
  languages: Type.Array(SpokenLanguage, { maxItems: spokenLanguages.length, uniqueItems: true }),
};

/** What a person says of themselves; each part may be left out. */
export const Profile = Closed({ ...aboutOneself, shownTo: ShownTo });

export const Person = Closed({
  handle: Handle,
  displayName: Type.String(),
  ...aboutOneself,
  registeredAt: Timestamp,
  postCount: Type.Integer({ minimum: 0, description: 'Visible posts in forums the asker may read' }),
  roles: Type.Array(
    Closed({
      place: Slug,
      placeName: Type.String(),
      role: Type.Union([PlaceRoleSchema, Type.Literal('liaison')]),
      institution: Nullable(Type.String()),
      verified: Type.Boolean({ description: 'Lives there: joined with a stairwell code' }),
    }),
  ),
  admin: Type.Boolean(),
});

export type Me = Static<typeof Me>;
export type Session = Static<typeof Session>;
export type SignedInDevice = Static<typeof SignedInDevice>;
export type Security = Static<typeof Security>;
export type Profile = Static<typeof Profile>;
export type SpokenLanguage = Static<typeof SpokenLanguage>;
export type Person = Static<typeof Person>;
