import { organisationRoutes as routes } from '@moja-ulica/shared/organisations/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { AppError } from '../../platform/errors.ts';
import { fingerprintOf } from '../../platform/http/idempotency.ts';
import { createOrganisation } from './commands/create-organisation.ts';
import { inviteWriter, removeWriter, updateOrganisation } from './commands/keep-writers.ts';
import { joinOrganisation, leaveOrganisation } from './commands/own-membership.ts';
import type { OrganisationsContext } from './context.ts';
import { presentOrganisation, summariesOf } from './presenter.ts';
import { readOrganisation, readOrganisations, readOwn, readPlacesOf, readWriters } from './queries.ts';

/** Operations of `shared/organisations/routes.ts`. */
export const implementOrganisations = (http: Http, context: OrganisationsContext): void => {
  registerReads(http, context);
  http.implement(routes.createOrganisation, async ({ caller, body, params, idempotencyKey, send }) => {
    const fingerprint = fingerprintOf(routes.createOrganisation, { params, body });
    return send(201, await createOrganisation(context, { caller, body, idempotencyKey, fingerprint }));
  });
  http.implement(routes.updateOrganisation, async ({ caller, params, body, send }) => {
    await updateOrganisation(context, { caller, ...params, body });
    return send(204, null);
  });
  http.implement(routes.inviteWriter, async ({ caller, params, body, send }) => {
    await inviteWriter(context, { caller, ...params, ...body });
    return send(204, null);
  });
  http.implement(routes.removeWriter, async ({ caller, params, send }) => {
    await removeWriter(context, { caller, ...params });
    return send(204, null);
  });
  http.implement(routes.joinOrganisation, async ({ caller, params, send }) => {
    await joinOrganisation(context, { caller, ...params });
    return send(204, null);
  });
  http.implement(routes.leaveOrganisation, async ({ caller, params, send }) => {
    await leaveOrganisation(context, { caller, ...params });
    return send(204, null);
  });
};

const registerReads = (http: Http, { platform: { db }, loadAsker }: OrganisationsContext): void => {
  http.implement(routes.listOrganisations, async ({ caller, send }) => {
    const { actor } = await loadAsker(db, caller);
    return send(200, { items: await summariesOf(db, actor, await readOrganisations(db)) });
  });
  http.implement(routes.organisation, async ({ caller, params, send }) => {
    const { actor, userId } = await loadAsker(db, caller);
    const row = await readOrganisation(db, params.organisation);
    const [summary] = row === null ? [] : await summariesOf(db, actor, [row]);
    if (row === null || summary === undefined) throw new AppError('organisation_not_found');
    const writers = await readWriters(db, row.id);
    return send(200, presentOrganisation(actor, { summary, row, writers, userId }));
  });
  http.implement(routes.ownOrganisations, async ({ caller, send }) => {
    const { userId } = await loadAsker(db, caller);
    if (userId === null) throw new AppError('unauthorized');
    const own = await readOwn(db, userId);
    const places =
      own.length === 0
        ? []
        : await readPlacesOf(
            db,
            own.map(({ key }) => key),
          );
    return send(200, {
      items: own.map(({ key, ...one }) => ({
        ...one,
        places: places.filter(({ organisation }) => organisation === key).map(({ place }) => place.slug),
      })),
    });
  });
};
