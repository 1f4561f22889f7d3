import { mayAdminister } from '@moja-ulica/shared/admin/policy.ts';
import { institutionRoutes as routes } from '@moja-ulica/shared/institutions/routes.ts';
import { enforce } from '../../platform/errors.ts';
import type { Http } from '../../platform/http/contract.ts';
import type { Platform } from '../../platform/platform.ts';
import { readablePlace, type ManagingContext } from '../estates/index.ts';
import type { LoadAsker } from '../identity/index.ts';
import { changeInstitution } from './commands/change-institution.ts';
import { createInstitution } from './commands/create-institution.ts';
import { presentInstitution, inOrder } from './presenter.ts';
import { institutionPage, presentManaged, townInstitutions } from './present-manage.ts';
import { readInstitutionsServing } from './queries.ts';
import { readInstitutions } from './queries-manage.ts';

export interface InstitutionsContext {
  readonly platform: Platform;
  readonly ports: ManagingContext['ports'] & { readonly loadAsker: LoadAsker };
}

/** Operations of `shared/institutions/routes.ts`. */
export const implementInstitutions = ({ implement }: Http, context: InstitutionsContext): void => {
  const { db, clock } = context.platform;
  const { loadAsker } = context.ports;
  implement(routes.listInstitutions, async ({ caller, params, send }) => {
    const { actor } = await loadAsker(db, caller);
    const place = await readablePlace(db, actor, params.place);
    const rows = await readInstitutionsServing(db, place.id, clock.now());
    return send(200, { items: inOrder(rows).map(presentInstitution) });
  });
  implement(routes.townInstitutions, async ({ send }) => send(200, { items: await townInstitutions(db, clock.now()) }));
  implement(routes.institution, async ({ params, send }) =>
    send(200, await institutionPage(db, params.institution, clock.now())),
  );
  implement(routes.allInstitutions, async ({ caller, send }) => {
    enforce(mayAdminister((await loadAsker(db, caller)).actor));
    return send(200, { items: await presentManaged(db, await readInstitutions(db)) });
  });
  implement(routes.createInstitution, async ({ caller, body, idempotencyKey, send }) =>
    send(201, await createInstitution(context, { caller, body, idempotencyKey })),
  );
  implement(routes.changeInstitution, async ({ caller, params, body, send }) =>
    send(200, await changeInstitution(context, { caller, ...params, body })),
  );
};
