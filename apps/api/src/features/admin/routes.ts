import { adminRoutes as routes } from '@moja-ulica/shared/admin/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { changeSettings } from './commands/change-settings.ts';
import type { AdminContext } from './context.ts';
import { setAdmin } from './commands/set-admin.ts';
import { setLiaison } from './commands/set-liaison.ts';
import { setPlaceRoles } from './commands/set-place-roles.ts';
import { listAudit } from './read-audit.ts';
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
};
