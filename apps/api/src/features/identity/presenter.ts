import type { Person } from '@moja-ulica/shared/identity/schema.ts';
import type { readProfile } from './queries.ts';

type Profile = NonNullable<Awaited<ReturnType<typeof readProfile>>>;

export const presentPerson = (handle: string, profile: Profile, roles: Person['roles'], postCount: number): Person => ({
  handle,
  displayName: profile.displayName ?? '',
  bio: profile.bio,
  hereSince: profile.hereSince,
  canHelpWith: profile.canHelpWith,
  registeredAt: profile.registeredAt.toISOString(),
  postCount,
  roles,
  admin: profile.admin,
});
