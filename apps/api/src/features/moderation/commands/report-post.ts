import { mayReport } from '@moja-ulica/shared/moderation/policy.ts';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { rememberResult } from '../../../platform/http/idempotency.ts';
import { dueAfter } from '../due.ts';
import type { ModerationContext } from '../context.ts';
import * as repo from '../repo.ts';
import { lockTarget } from '../target.ts';

interface ReportPost {
  readonly caller: Caller;
  readonly thread: string;
  readonly number: number;
  readonly reason: HideRule;
  readonly note: string | null;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
}

/**
 * Files a report and joins it to the post's open case, or opens one, once for an `Idempotency-Key`: a repetition gets what the
 * first one filed, even if the post was hidden meanwhile. The text is kept as it is now.
 * @returns the report's public id and the case's human number
 * @throws `thread_not_found`, `post_not_found`, `own_post`, `already_reported`, `reports_limit_reached` and the account's standing
 */
export const reportPost = (context: ModerationContext, input: ReportPost) =>
  context.platform.db.transaction(async (tx) => {
    const now = context.platform.clock.now();
    const settings = await context.settings(tx);
    const { actor, userId, post } = await lockTarget(context, tx, input);
    const remembered = await rememberResult(
      tx,
      { userId, key: input.idempotencyKey, operation: 'reportPost', fingerprint: input.fingerprint, now },
      async () => {
        enforce(mayReport(actor, post.place, post.facts));
        const last = await repo.lastReport(tx, post.id, userId, input.reason);
        if (last && (post.editedAt === null || last.createdAt >= post.editedAt)) throw new AppError('already_reported');
        await repo.checkDailyReports(tx, userId, { now, limit: settings.reportsPerDay });
        const dueAt = dueAfter(input.reason, now, settings);
        const open =
          (await repo.findOpenCase(tx, post.id)) ?? (await repo.insertCase(tx, { post, state: 'open', dueAt, now }));
        await repo.bringForward(tx, open.id, dueAt);
        return repo.insertReport(tx, {
          caseId: open.id,
          reporterId: userId,
          reason: input.reason,
          note: input.note,
          body: post.body,
          now,
        });
      },
    );
    return repo.reportById(tx, remembered.resultId);
  });
