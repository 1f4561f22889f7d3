import { institutionRoutes } from '@moja-ulica/shared/institutions/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import type { Platform } from '../../platform/platform.ts';
import { readablePlace } from '../estates/index.ts';
import type { LoadAsker } from '../identity/index.ts';
import { presentInstitution, inOrder } from './presenter.ts';
import { readInstitutionsServing } from './queries.ts';

/** Operations of `shared/institutions/routes.ts`. */
export const implementInstitutions = (http: Http, platform: Platform, loadAsker: LoadAsker): void => {
  http.implement(institutionRoutes.listInstitutions, async ({ caller, params, send }) => {
    const { actor } = await loadAsker(platform.db, caller);
    const place = await readablePlace(platform.db, actor, params.place);
    const rows = await readInstitutionsServing(platform.db, place.id);
    return send(200, { items: inOrder(rows).map(presentInstitution) });
  });
};
