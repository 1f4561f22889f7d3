import type { Decision } from '@moja-ulica/shared/moderation/schema.ts';
import type { Tx } from '../../platform/db/database.ts';
import { decisionMade, type DecisionMade, type ModerationContext } from './context.ts';
import * as repo from './repo.ts';

/** Writes a decision with its row in the audit log, puts one job `decision.made`, and gives it as the API answers it. */
export const recordDecision = async (
  { platform }: ModerationContext,
  tx: Tx,
  decision: repo.NewDecision,
): Promise<Decision> => {
  const decisionId = await repo.insertDecision(tx, decision);
  await platform.jobs.send<DecisionMade>(tx, decisionMade, { decisionId: decisionId.toString() });
  const { action, rule, reason, now, moderatorId } = decision;
  return {
    action,
    rule,
    reason,
    decidedAt: now.toISOString(),
    decidedBy: await repo.displayNameOf(tx, moderatorId),
  };
};
