import { adminRoutes as routes } from '@moja-ulica/shared/admin/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { fingerprintOf } from '../../platform/http/idempotency.ts';
import { acceptInvitation } from './commands/accept-invitation.ts';
import { changeSettings } from './commands/change-settings.ts';
import type { AdminContext } from './context.ts';
import { invite } from './commands/invite.ts';
import { resendInvitation } from './commands/resend-invitation.ts';
import { revokeInvitation } from './commands/revoke-invitation.ts';
import { setAdmin } from './commands/set-admin.ts';
import { setLiaison } from './commands/set-liaison.ts';
import { setPlaceRoles } from './commands/set-place-roles.ts';
import { signOutEverywhere, suspend, unsuspend } from './commands/suspend.ts';
import { listAudit } from './read-audit.ts';
import { listInvitations, lookAtInvitation } from './read-invitations.ts';
import { listPeople, personAfter, personOf } from './read-people.ts';
import { readSettings } from './read-settings.ts';

/** Operations of `shared/admin/routes.ts`. */
export const implementAdmin = ({ implement }: Http, context: AdminContext): void => {
  implement(routes.settings, async ({ caller, send }) => send(200, { items: await readSettings(context, caller) }));

  implement(routes.changeSettings, async ({ caller, body, send }) => {
    await changeSettings(context, { caller, changes: body.changes });
    return send(200, { items: await readSettings(context, caller) });
  });

  implement(routes.listPeople, async ({ caller, query, send }) =>
    send(200, await listPeople(context, { caller, ...query })),
  );

  implement(routes.person, async ({ caller, params, send }) =>
    send(200, await personOf(context, caller, params.person)),
  );

  implement(routes.setPlaceRoles, async ({ caller, params, body, send }) => {
    await setPlaceRoles(context, { caller, ...params, duties: body.duties });
    return send(200, await personAfter(context, params.person));
  });

  implement(routes.setLiaison, async ({ caller, params, body, send }) => {
    await setLiaison(context, { caller, ...params, ...body });
    return send(200, await personAfter(context, params.person));
  });

  implement(routes.setAdmin, async ({ caller, params, body, send }) => {
    await setAdmin(context, { caller, ...params, admin: body.admin });
    return send(200, await personAfter(context, params.person));
  });

  implement(routes.listAudit, async ({ caller, query, send }) =>
    send(200, await listAudit(context, { caller, ...query })),
  );

  implement(routes.listInvitations, async ({ caller, query, send }) =>
    send(200, await listInvitations(context, { caller, ...query })),
  );

  implement(routes.invite, async (call) => {
    const { caller, body, idempotencyKey } = call;
    const fingerprint = fingerprintOf(routes.invite, call);
    return call.send(201, await invite(context, { caller, body, idempotencyKey, fingerprint }));
  });

  implement(routes.resendInvitation, async ({ caller, params, send }) =>
    send(200, await resendInvitation(context, { caller, ...params })),
  );

  implement(routes.revokeInvitation, async ({ caller, params, send }) => {
    await revokeInvitation(context, { caller, ...params });
    return send(204, null);
  });

  implement(routes.lookAtInvitation, async ({ caller, body, send }) =>
    send(200, await lookAtInvitation(context, { caller, token: body.token })),
  );

  implement(routes.acceptInvitation, async ({ caller, body, send }) =>
    send(200, await acceptInvitation(context, { caller, token: body.token })),
  );

  implement(routes.suspendPerson, async ({ caller, params, body, send }) => {
    await suspend(context, { caller, ...params, ...body });
    return send(200, await personAfter(context, params.person));
  });

  implement(routes.unsuspendPerson, async ({ caller, params, body, send }) => {
    await unsuspend(context, { caller, ...params, ...body });
    return send(200, await personAfter(context, params.person));
  });

  implement(routes.signOutPerson, async ({ caller, params, body, send }) => {
    await signOutEverywhere(context, { caller, ...params, ...body });
    return send(200, await personAfter(context, params.person));
  });
};
