import { adminRoutes as routes } from '@moja-ulica/shared/admin/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { changeSettings } from './commands/change-settings.ts';
import type { AdminContext } from './context.ts';
import { readSettings } from './read-settings.ts';

/** Operations of `shared/admin/routes.ts`. */
export const implementAdmin = ({ implement }: Http, context: AdminContext): void => {
  implement(routes.settings, async ({ caller, send }) => send(200, { items: await readSettings(context, caller) }));

  implement(routes.changeSettings, async ({ caller, body, send }) => {
    await changeSettings(context, { caller, changes: body.changes });
    return send(200, { items: await readSettings(context, caller) });
  });
};
