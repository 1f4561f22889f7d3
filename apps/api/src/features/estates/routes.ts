import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { joinPlace } from './commands/join-place.ts';
import { leavePlace } from './commands/leave-place.ts';
import type { EstatesContext } from './context.ts';
import { listPlaces, placeOf } from './read-places.ts';
import { implementManaging } from './routes-manage.ts';

/** Operations of `shared/estates/routes.ts`. */
export const implementEstates = (http: Http, context: EstatesContext): void => {
  implementManaging(http, context);

  http.implement(estateRoutes.listPlaces, async ({ caller, send }) =>
    send(200, { items: await listPlaces(context, caller) }),
  );

  http.implement(estateRoutes.place, async ({ caller, params, send }) =>
    send(200, await placeOf(context, caller, params.place)),
  );

  http.implement(estateRoutes.join, async ({ caller, params, body, send }) =>
    send(200, await joinPlace(context, caller, { place: params.place, home: body.home })),
  );

  http.implement(estateRoutes.leave, async ({ caller, params, send }) =>
    send(200, await leavePlace(context, caller, { place: params.place })),
  );
};
