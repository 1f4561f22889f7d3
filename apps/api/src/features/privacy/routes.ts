import { Closed, PublicId } from '@moja-ulica/shared/common.ts';
import { exportAddress } from '@moja-ulica/shared/privacy/paths.ts';
import { privacyRoutes as routes } from '@moja-ulica/shared/privacy/routes.ts';
import { refusingWhileCrowded } from '../../platform/http/admission.ts';
import type { Http } from '../../platform/http/contract.ts';
import { fingerprintOf } from '../../platform/http/idempotency.ts';
import { requesterOf } from '../identity/index.ts';
import { cancelDeletion } from './commands/cancel-deletion.ts';
import { requestDeletion } from './commands/request-deletion.ts';
import { requestExport } from './commands/request-export.ts';
import type { PrivacyContext } from './context.ts';
import { openExport, readMyData } from './read-my-data.ts';

/** Operations of `shared/privacy/routes.ts`, and the download, whose answer is bytes. */
export const registerPrivacyRoutes = ({ implement, server, tokens }: Http, context: PrivacyContext): void => {
  implement(routes.myData, async ({ caller, send }) => send(200, await readMyData(context, caller)));

  implement(routes.requestExport, async ({ caller, body, idempotencyKey, request, send }) => {
    const fingerprint = fingerprintOf(routes.requestExport, { params: {}, body });
    return send(201, await requestExport(context, { caller, body, idempotencyKey, fingerprint }, requesterOf(request)));
  });

  implement(routes.requestDeletion, async ({ caller, body, idempotencyKey, request, send }) => {
    const fingerprint = fingerprintOf(routes.requestDeletion, { params: {}, body });
    const input = { caller, body, idempotencyKey, fingerprint };
    return send(201, await requestDeletion(context, input, requesterOf(request)));
  });

  implement(routes.cancelDeletion, async ({ caller, request, send }) => {
    await cancelDeletion(context, caller, requesterOf(request));
    return send(204, null);
  });

  server.get<{ Params: { id: string } }>(
    exportAddress(':id'),
    {
      schema: { params: Closed({ id: PublicId }) },
      config: { operation: 'privacy.downloadExport' },
      compress: false,
      onRequest: refusingWhileCrowded(context.platform.admission),
    },
    async (request, reply) => {
      const caller = tokens.callerOf(request.headers.authorization);
      const { fileName, bytes, stream } = await openExport(context, caller, request.params.id);
      requesterOf(request).security('export_downloaded', { user: caller?.userId ?? null });
      return reply
        .type('application/zip')
        .header('content-length', bytes)
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .header('cache-control', 'private, no-store')
        .send(stream);
    },
  );
};
