import { moderationRoutes as routes } from '@moja-ulica/shared/moderation/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { fingerprintOf } from '../../platform/http/idempotency.ts';
import { hidePost } from './commands/hide-post.ts';
import { keepPost } from './commands/keep-post.ts';
import { reportPost } from './commands/report-post.ts';
import { restorePost } from './commands/restore-post.ts';
import type { ModerationContext } from './context.ts';
import { listCases, readCase } from './read-cases.ts';

export const registerModerationRoutes = ({ implement }: Http, context: ModerationContext): void => {
  implement(routes.reportPost, async (call) =>
    call.send(
      201,
      await reportPost(context, {
        caller: call.caller,
        ...call.params,
        reason: call.body.reason,
        note: call.body.note?.trim() || null,
        idempotencyKey: call.idempotencyKey,
        fingerprint: fingerprintOf(routes.reportPost, call),
      }),
    ),
  );
  implement(routes.hidePost, async (call) =>
    call.send(200, await hidePost(context, { caller: call.caller, ...call.params, ...call.body })),
  );
  implement(routes.restorePost, async (call) =>
    call.send(200, await restorePost(context, { caller: call.caller, ...call.params, ...call.body })),
  );
  implement(routes.listCases, async (call) =>
    call.send(
      200,
      await listCases(context, {
        caller: call.caller,
        state: call.query.state ?? 'open',
        place: call.query.place ?? null,
        cursor: call.query.cursor,
      }),
    ),
  );
  implement(routes.case, async (call) =>
    call.send(200, await readCase(context, { caller: call.caller, case: call.params.case })),
  );
  implement(routes.keepPost, async (call) =>
    call.send(200, await keepPost(context, { caller: call.caller, case: call.params.case, ...call.body })),
  );
};
