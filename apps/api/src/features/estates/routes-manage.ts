import { estateRoutes as routes } from '@moja-ulica/shared/estates/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { checkStreets } from './check-streets.ts';
import { addStreets } from './commands/add-streets.ts';
import { addTopic } from './commands/add-topic.ts';
import { changePlace } from './commands/change-place.ts';
import { createPlace } from './commands/create-place.ts';
import { orderPlaces } from './commands/order-places.ts';
import { orderTopics } from './commands/order-topics.ts';
import { removeStreet } from './commands/remove-street.ts';
import { removeTopic } from './commands/remove-topic.ts';
import { renameStreet } from './commands/rename-street.ts';
import { renameTopic } from './commands/rename-topic.ts';
import type { EstatesContext } from './context.ts';

/** Operations of `shared/estates/manage-routes.ts`. */
export const implementManaging = ({ implement }: Http, context: EstatesContext): void => {
  implement(routes.createPlace, async ({ caller, body, idempotencyKey, send }) =>
    send(201, await createPlace(context, { caller, body, idempotencyKey })),
  );
  implement(routes.changePlace, async ({ caller, params, body, send }) =>
    send(200, await changePlace(context, { caller, ...params, body })),
  );
  implement(routes.orderPlaces, async ({ caller, body, send }) =>
    send(200, { items: await orderPlaces(context, { caller, ...body }) }),
  );
  implement(routes.addTopic, async ({ caller, params, body, idempotencyKey, send }) =>
    send(201, await addTopic(context, { caller, ...params, ...body, idempotencyKey })),
  );
  implement(routes.renameTopic, async ({ caller, params, body, send }) =>
    send(200, await renameTopic(context, { caller, ...params, ...body })),
  );
  implement(routes.removeTopic, async ({ caller, params, send }) =>
    send(200, await removeTopic(context, { caller, ...params })),
  );
  implement(routes.orderTopics, async ({ caller, params, body, send }) =>
    send(200, await orderTopics(context, { caller, ...params, ...body })),
  );
  implement(routes.checkStreets, async ({ caller, params, body, send }) =>
    send(200, await checkStreets(context, { caller, ...params, ...body })),
  );
  implement(routes.addStreets, async ({ caller, params, body, idempotencyKey, send }) =>
    send(201, await addStreets(context, { caller, ...params, ...body, idempotencyKey })),
  );
  implement(routes.renameStreet, async ({ caller, params, body, send }) =>
    send(200, await renameStreet(context, { caller, ...params, name: body.streetName })),
  );
  implement(routes.removeStreet, async ({ caller, params, send }) =>
    send(200, await removeStreet(context, { caller, ...params })),
  );
};
