import { joinRequestRoutes as routes } from '@moja-ulica/shared/estates/join-request-routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { fingerprintOf } from '../../platform/http/idempotency.ts';
import { askToJoin } from './commands/ask-to-join.ts';
import { decideRequest } from './commands/decide-request.ts';
import { withdrawRequest } from './commands/withdraw-request.ts';
import type { EstatesContext } from './context.ts';
import { ownRequests, requestsFor } from './read-requests.ts';

/** Operations of `shared/estates/join-request-routes.ts`. */
export const implementJoinRequests = ({ implement }: Http, context: EstatesContext): void => {
  implement(routes.own, async ({ caller, send }) => send(200, { items: await ownRequests(context, caller) }));

  implement(routes.ask, async ({ caller, params, body, idempotencyKey, send }) => {
    const fingerprint = fingerprintOf(routes.ask, { params, body });
    const input = { caller, ...params, note: body.note, idempotencyKey, fingerprint };
    return send(201, await askToJoin(context, input));
  });

  implement(routes.withdraw, async ({ caller, params, send }) => {
    await withdrawRequest(context, caller, params);
    return send(204, null);
  });

  implement(routes.list, async ({ caller, params, query, send }) =>
    send(200, await requestsFor(context, { caller, place: params.place, cursor: query.cursor })),
  );

  implement(routes.approve, async ({ caller, params, send }) => {
    await decideRequest(context, { caller, ...params, refusal: null });
    return send(204, null);
  });

  implement(routes.refuse, async ({ caller, params, body, send }) => {
    await decideRequest(context, { caller, ...params, refusal: body.reason });
    return send(204, null);
  });
};
