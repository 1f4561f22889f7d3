import { moderationLimits } from '@moja-ulica/shared/moderation/limits.ts';
import { moderationRoutes as routes } from '@moja-ulica/shared/moderation/routes.ts';
import type { RouteContract } from '@moja-ulica/shared/http.ts';
import type { Call, Http } from '../../platform/http/contract.ts';
import { fingerprintOf } from '../../platform/http/idempotency.ts';
import { logSecurity, type SecurityFacts } from '../../platform/log/security.ts';
import { cleanLines, cleanShownLines } from '../../platform/typed-text.ts';
import { hidePost } from './commands/hide-post.ts';
import { keepPost } from './commands/keep-post.ts';
import { reportPost } from './commands/report-post.ts';
import { removePhoto } from './commands/remove-photo.ts';
import { restorePost } from './commands/restore-post.ts';
import type { ModerationContext } from './context.ts';
import { listCases, readCase } from './read-cases.ts';

/** A statement of reasons as its author will read it. Throws `invalid_input` when too little of it can be read. */
const cleanReason = (typed: string): string => cleanShownLines('reason', typed, moderationLimits.minReasonChars);

/** The audit log in the database has the decision with its reasons; this says from which request it came. */
const logDecision = (
  { request, caller }: Pick<Call<RouteContract>, 'request' | 'caller'>,
  act: 'hide' | 'restore' | 'keep' | 'remove_photo',
  facts: SecurityFacts,
): void => logSecurity(request.log, 'moderation_act', { act, user: caller?.userId ?? null, ...facts });

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
  implement(routes.hidePost, async (call) => {
    const { caller, params, body } = call;
    const reason = cleanReason(body.reason);
    const decision = await hidePost(context, { caller, ...params, rule: body.rule, reason });
    logDecision(call, 'hide', { ...params, rule: body.rule });
    return call.send(200, decision);
  });
  implement(routes.restorePost, async (call) => {
    const { caller, params, body } = call;
    const { reopen = false } = body;
    const decision = await restorePost(context, { caller, ...params, reason: cleanReason(body.reason), reopen });
    logDecision(call, 'restore', params);
    return call.send(200, decision);
  });
  implement(routes.removePhoto, async (call) => {
    const { caller, params, body } = call;
    await removePhoto(context, { caller, ...params, rule: body.rule, reason: cleanReason(body.reason) });
    logDecision(call, 'remove_photo', { ...params, rule: body.rule });
    return call.send(204, null);
  });
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
  implement(routes.keepPost, async (call) => {
    const { caller, params, body } = call;
    const decision = await keepPost(context, { caller, ...params, reason: cleanReason(body.reason) });
    logDecision(call, 'keep', params);
    return call.send(200, decision);
  });
};
