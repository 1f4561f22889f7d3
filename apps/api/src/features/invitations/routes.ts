import { invitationRoutes as routes } from '@moja-ulica/shared/invitations/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { AppError } from '../../platform/errors.ts';
import { readablePlace } from '../estates/index.ts';
import { acceptInvitation } from './commands/accept-invitation.ts';
import { makeInvitation } from './commands/make-invitation.ts';
import { withdrawInvitation } from './commands/withdraw-invitation.ts';
import type { InvitationsContext } from './context.ts';
import { presentInvitation, presentOwn } from './presenter.ts';
import { readInvitation, readOwnInvitation } from './queries.ts';

/** Operations of `shared/invitations/routes.ts`. */
export const implementInvitations = (http: Http, context: InvitationsContext): void => {
  const { loadAsker } = context;
  const { db, clock } = context.platform;

  http.implement(routes.ownInvitation, async ({ caller, params, send }) => {
    const { actor, userId } = await loadAsker(db, caller);
    if (userId === null) throw new AppError('unauthorized');
    const place = await readablePlace(db, actor, params.place);
    const own = await readOwnInvitation(db, userId, place.id, clock.now());
    return send(200, { invitation: own === null ? null : presentOwn(own) });
  });
  http.implement(routes.makeInvitation, async ({ caller, params, send }) =>
    send(200, await makeInvitation(context, { caller, ...params })),
  );
  http.implement(routes.withdrawInvitation, async ({ caller, params, send }) => {
    await withdrawInvitation(context, { caller, ...params });
    return send(204, null);
  });
  http.implement(routes.invitation, async ({ caller, params, send }) => {
    const { actor } = await loadAsker(db, caller);
    const invitation = await readInvitation(db, params.invitation, clock.now());
    if (invitation === null) throw new AppError('invitation_ended');
    return send(200, presentInvitation(actor, invitation));
  });
  http.implement(routes.acceptInvitation, async ({ caller, params, send }) =>
    send(200, await acceptInvitation(context, { caller, ...params })),
  );
};
