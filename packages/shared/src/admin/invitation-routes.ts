import { Type } from 'typebox';
import { Closed, Cursor, CursorPage, NoContent, PublicId, Slug } from '../common.ts';
import { defineRoute } from '../http.ts';
import { Email, Me } from '../identity/schema.ts';
import { adminPaths as paths } from './paths.ts';
import { InvitationOffer, InvitationToken, StaffInvitation, StaffRoleSchema, Unit } from './schema.ts';

const tag = 'admin';
const standing = ['forbidden', 'email_unconfirmed', 'account_suspended'] as const;
const one = Closed({ invitation: PublicId });

/** Invitations to a role, by e-mail. */
export const invitationRoutes = {
  listInvitations: defineRoute({
    ...paths.listInvitations,
    tag,
    access: 'account',
    summary: 'Invitations that were neither accepted nor withdrawn, the newest first',
    query: Closed({ cursor: Type.Optional(Cursor) }),
    responses: { 200: CursorPage(StaffInvitation) },
    errors: standing,
  }),
  invite: defineRoute({
    ...paths.invite,
    tag,
    access: 'account',
    creates: true,
    summary: 'Invite somebody to a role by e-mail',
    description:
      'The link works once, for 7 days, and for the account with this address only. All administrators are told by mail.',
    body: Closed({
      email: Email,
      role: StaffRoleSchema,
      place: Type.Optional(Slug),
      institution: Type.Optional(Slug),
      unit: Type.Optional(Unit),
    }),
    responses: { 201: StaffInvitation },
    errors: [...standing, 'place_not_found', 'institution_not_found', 'invitation_open'],
  }),
  resendInvitation: defineRoute({
    ...paths.resendInvitation,
    tag,
    access: 'account',
    summary: 'Send a new link, for 7 days again; the earlier one ends',
    params: one,
    body: Closed({}),
    responses: { 200: StaffInvitation },
    errors: [...standing, 'invitation_not_found'],
  }),
  revokeInvitation: defineRoute({
    ...paths.revokeInvitation,
    tag,
    access: 'account',
    summary: 'Withdraw an invitation',
    params: one,
    responses: { 204: NoContent },
    errors: [...standing, 'invitation_not_found'],
  }),
  lookAtInvitation: defineRoute({
    ...paths.lookAtInvitation,
    tag,
    access: 'optional',
    summary: 'What an invitation offers; consumes nothing',
    body: Closed({ token: InvitationToken }),
    responses: { 200: InvitationOffer },
    errors: ['invitation_invalid'],
  }),
  acceptInvitation: defineRoute({
    ...paths.acceptInvitation,
    tag,
    access: 'account',
    summary: 'Accept an invitation, once',
    body: Closed({ token: InvitationToken }),
    responses: { 200: Me },
    errors: ['invitation_invalid', 'invitation_for_another', 'email_unconfirmed', 'account_suspended'],
  }),
} as const;
