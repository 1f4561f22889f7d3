import { mayReadAbout } from '@moja-ulica/shared/identity/policy.ts';
import { spokenLanguages } from '@moja-ulica/shared/identity/limits.ts';
import type { Passkey } from '@moja-ulica/shared/identity/schema-factors.ts';
import type { Person, Profile } from '@moja-ulica/shared/identity/schema.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import type { readAbout, readProfile } from './queries.ts';
import type { PasskeyRow } from './queries-factors.ts';

type AboutRow = NonNullable<Awaited<ReturnType<typeof readAbout>>>;
type ProfileRow = NonNullable<Awaited<ReturnType<typeof readProfile>>>;

/** Languages that were stored, without those that are no longer offered. */
const languagesOf = (stored: readonly string[]): Profile['languages'] =>
  spokenLanguages.filter((language) => stored.includes(language));

/** What a person says of themselves, for themselves. */
export const presentProfile = ({ bio, hereSince, canHelpWith, languages, shownTo }: AboutRow): Profile => ({
  bio,
  hereSince,
  canHelpWith,
  languages: languagesOf(languages),
  shownTo,
});

/** A passkey for its owner. */
export const presentPasskey = ({ publicId, name, createdAt, lastUsedAt }: PasskeyRow): Passkey => ({
  id: publicId,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

interface PersonFacts {
  readonly handle: string;
  readonly profile: ProfileRow;
  /** As far as who asks may know of them. */
  readonly roles: Person['roles'];
  readonly postCount: number;
}

const unsaid: Omit<Profile, 'shownTo'> = { bio: null, hereSince: null, canHelpWith: null, languages: [] };

/** A person as `actor` may see them. */
export const presentPerson = (actor: Actor, { handle, profile, roles, postCount }: PersonFacts): Person => {
  // An estate that both belong to is among the roles: who asks may know of their own.
  const estates = roles.filter(({ role }) => role !== 'liaison').map(({ place }) => place);
  const { shownTo, ...about } = presentProfile(profile);
  return {
    handle,
    displayName: profile.displayName ?? '',
    ...(mayReadAbout(actor, { id: profile.publicId, shownTo, estates }) ? about : unsaid),
    registeredAt: profile.registeredAt.toISOString(),
    postCount,
    roles,
    admin: profile.admin,
  };
};
