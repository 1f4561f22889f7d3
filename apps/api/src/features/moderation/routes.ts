import { moderationLimits } from '@moja-ulica/shared/moderation/limits.ts';
import { moderationRoutes as routes } from '@moja-ulica/shared/moderation/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { fingerprintOf } from '../../platform/http/idempotency.ts';
import { cleanLines, requireShown } from '../../platform/typed-text.ts';
import { hidePost } from './commands/hide-post.ts';
import { keepPost } from './commands/keep-post.ts';
import { reportPost } from './commands/report-post.ts';
import { restorePost } from './commands/restore-post.ts';
import type { ModerationContext } from './context.ts';
import { listCases, readCase } from './read-cases.ts';

/** A statement of reasons as its author will read it. Throws `invalid_input` when too little of it can be read. */
const cleanReason = (typed: string): string => {
  const reason = cleanLines(typed).trim();
  requireShown('reason', reason, moderationLimits.minReasonChars);
  return reason;
};

export const registerModerationRoutes = ({ implement }: Http, context: ModerationContext): void => {
  implement(routes.reportPost, async (call) =>
    call.send(
      201,
      await reportPost(context, {
        caller: call.caller,
        ...call.params,
        reason: call.body.reason,
        note: cleanLines(call.body.note ?? '').trim() || null,
        idempotencyKey: call.idempotencyKey,
        fingerprint: fingerprintOf(routes.reportPost, call),
      }),
    ),
  );
  implement(routes.hidePost, async (call) =>
    call.send(
      200,
      await hidePost(context, {
        caller: call.caller,
        ...call.params,
        rule: call.body.rule,
        reason: cleanReason(call.body.reason),
      }),
    ),
  );
  implement(routes.restorePost, async (call) =>
    call.send(
      200,
      await restorePost(context, { caller: call.caller, ...call.params, reason: cleanReason(call.body.reason) }),
    ),
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
    call.send(
      200,
      await keepPost(context, {
        caller: call.caller,
        case: call.params.case,
        reason: cleanReason(call.body.reason),
      }),
    ),
  );
};
