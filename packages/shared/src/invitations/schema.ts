import { Type, type Static } from 'typebox';
import { Closed, Nullable, Timestamp } from '../common.ts';
import { Joining } from '../estates/schema.ts';

export const InvitationToken = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$', description: 'Random' });

/** A link of one's own to an estate. */
export const OwnInvitation = Closed({
  token: InvitationToken,
  uses: Type.Integer({ minimum: 0, description: 'How many have joined by it; by whom is kept nowhere' }),
  maxUses: Type.Integer(),
  expiresAt: Timestamp,
});

/** What whoever was given the link may know. */
export const Invitation = Closed({
  place: Closed({ slug: Type.String(), name: Type.String(), locative: Type.String() }),
  joining: Joining,
  /** Who invites, as their posts name them. */
  inviter: Closed({ handle: Type.String(), displayName: Type.String() }),
  member: Type.Boolean({ description: 'The one who asks belongs there already' }),
  expiresAt: Timestamp,
});

export const MaybeInvitation = Closed({ invitation: Nullable(OwnInvitation) });

export type OwnInvitation = Static<typeof OwnInvitation>;
export type Invitation = Static<typeof Invitation>;
