import { Closed, NoContent, Slug } from '../common.ts';
import { defineRoute } from '../http.ts';
import { Me } from '../identity/schema.ts';
import { invitationPaths as paths } from './paths.ts';
import { Invitation, InvitationToken, MaybeInvitation, OwnInvitation } from './schema.ts';

const tag = 'invitations';
const place = Closed({ place: Slug });
const invitation = Closed({ invitation: InvitationToken });

export const invitationRoutes = {
  ownInvitation: defineRoute({
    ...paths.ownInvitation,
    tag,
    access: 'account',
    summary: 'My link that invites neighbours to an estate',
    params: place,
    responses: { 200: MaybeInvitation },
    errors: ['place_not_found'],
  }),
  makeInvitation: defineRoute({
    ...paths.makeInvitation,
    tag,
    access: 'account',
    summary: 'Have a link that invites neighbours to my estate',
    description: 'Repeatable: one that holds is given again. It lets nobody in who could not join without it.',
    params: place,
    responses: { 200: OwnInvitation },
    errors: ['place_not_found', 'not_a_member', 'email_unconfirmed', 'account_suspended'],
  }),
  withdrawInvitation: defineRoute({
    ...paths.withdrawInvitation,
    tag,
    access: 'account',
    summary: 'Take my link back',
    description: 'Repeatable. From now on it leads nowhere.',
    params: place,
    responses: { 204: NoContent },
    errors: ['place_not_found'],
  }),
  invitation: defineRoute({
    ...paths.invitation,
    tag,
    access: 'optional',
    summary: 'Who invites where',
    params: invitation,
    responses: { 200: Invitation },
    errors: ['invitation_ended'],
  }),
  acceptInvitation: defineRoute({
    ...paths.acceptInvitation,
    tag,
    access: 'account',
    summary: 'Join the estate one was invited to',
    description:
      'Repeatable. As anybody joins: where joining needs a code or an approval, the invitation does not take its place.',
    params: invitation,
    responses: { 200: Me },
    errors: ['invitation_ended', 'joining_not_open', 'email_unconfirmed', 'account_suspended'],
  }),
} as const;
