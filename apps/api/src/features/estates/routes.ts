import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { joinPlace } from './commands/join-place.ts';
import { leavePlace } from './commands/leave-place.ts';
import type { EstatesContext } from './context.ts';
import { factsOf, inOrder, presentPlace, presentSummary } from './presenter.ts';
import { readPlaceDetails, readPlaces } from './queries.ts';
import { readablePlace } from './readable-place.ts';

/** Operations of `shared/estates/routes.ts`. */
export const implementEstates = (http: Http, context: EstatesContext): void => {
  const { platform, ports } = context;

  http.implement(estateRoutes.listPlaces, async ({ caller, send }) => {
    const { actor } = await ports.loadAsker(platform.db, caller);
    const rows = inOrder(await readPlaces(platform.db));
    return send(200, { items: rows.map((row) => presentSummary(row, mayReadPlace(actor, factsOf(row)).allow)) });
  });

  http.implement(estateRoutes.place, async ({ caller, params, send }) => {
    const { actor } = await ports.loadAsker(platform.db, caller);
    const row = await readablePlace(platform.db, actor, params.place);
    return send(200, presentPlace(row, await readPlaceDetails(platform.db, row.id)));
  });

  http.implement(estateRoutes.join, async ({ caller, params, body, send }) =>
    send(200, await joinPlace(context, caller, { place: params.place, home: body.home })),
  );

  http.implement(estateRoutes.leave, async ({ caller, params, send }) =>
    send(200, await leavePlace(context, caller, { place: params.place })),
  );
};
