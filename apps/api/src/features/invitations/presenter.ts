import { invitationLimits as limits } from '@moja-ulica/shared/invitations/limits.ts';
import type { Invitation, OwnInvitation } from '@moja-ulica/shared/invitations/schema.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import type { InvitationRow, readInvitation } from './queries.ts';

export const presentOwn = ({ token, uses, expiresAt }: InvitationRow): OwnInvitation => ({
  token,
  uses,
  maxUses: limits.maxUses,
  expiresAt: expiresAt.toISOString(),
});

type ReadInvitation = NonNullable<Awaited<ReturnType<typeof readInvitation>>>;

/** What `actor` is shown of a link that they were given. */
export const presentInvitation = (actor: Actor, row: ReadInvitation): Invitation => {
  const { slug, name, locative, joining } = row.place;
  return {
    place: { slug, name, locative },
    joining,
    inviter: { handle: row.handle, displayName: row.displayName },
    member: actor.kind === 'account' && actor.memberships.some(({ place }) => place === slug),
    expiresAt: row.expiresAt.toISOString(),
  };
};
