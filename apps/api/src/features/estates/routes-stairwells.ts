import { Closed, PublicId, Slug } from '@moja-ulica/shared/common.ts';
import { posterPath } from '@moja-ulica/shared/estates/stairwell-paths.ts';
import { stairwellRoutes as routes } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import { refusingWhileCrowded } from '../../platform/http/admission.ts';
import type { Http } from '../../platform/http/contract.ts';
import { fingerprintOf } from '../../platform/http/idempotency.ts';
import { requesterOf } from '../identity/index.ts';
import { Type, type Static } from 'typebox';
import { createStairwellCode } from './commands/create-stairwell-code.ts';
import { joinByCode } from './commands/join-by-code.ts';
import { withdrawStairwellCode } from './commands/withdraw-stairwell-code.ts';
import type { EstatesContext } from './context.ts';
import { postersOf } from './poster/read-posters.ts';
import { codesOf, heldCode } from './read-stairwells.ts';

const PosterQuery = Closed({ stairwell: Type.Optional(PublicId), lang: Type.Optional(Type.String({ maxLength: 10 })) });

/** Operations of `shared/estates/stairwell-routes.ts`, and the posters, whose answer is bytes. */
export const implementStairwells = ({ implement, server, tokens }: Http, context: EstatesContext): void => {
  implement(routes.listCodes, async ({ caller, params, query, send }) =>
    send(200, await codesOf(context, { caller, place: params.place, cursor: query.cursor })),
  );

  implement(routes.createCode, async ({ caller, params, body, idempotencyKey, send }) => {
    const fingerprint = fingerprintOf(routes.createCode, { params, body });
    return send(201, await createStairwellCode(context, { caller, ...params, body, idempotencyKey, fingerprint }));
  });

  implement(routes.withdrawCode, async ({ caller, params, send }) =>
    send(200, await withdrawStairwellCode(context, { caller, ...params })),
  );

  implement(routes.lookAtCode, async ({ caller, params, request, send }) =>
    send(200, await heldCode(context, caller, { code: params.stairwellCode, from: requesterOf(request) })),
  );

  implement(routes.joinByCode, async ({ caller, body, request, send }) =>
    send(200, await joinByCode(context, caller, { code: body.stairwellCode, from: requesterOf(request) })),
  );

  server.get<{ Params: { place: string }; Querystring: Static<typeof PosterQuery> }>(
    posterPath,
    {
      schema: { params: Closed({ place: Slug }), querystring: PosterQuery },
      config: { operation: 'stairwells.posters' },
      compress: false,
      onRequest: refusingWhileCrowded(context.platform.admission),
    },
    async ({ headers, params, query: { stairwell = null, lang = 'pl' } }, reply) => {
      const caller = tokens.callerOf(headers.authorization);
      const { fileName, stream } = await postersOf(context, caller, { place: params.place, stairwell, lang });
      return reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .header('cache-control', 'private, no-store')
        .send(stream);
    },
  );
};
