import { moderationLimits } from '@moja-ulica/shared/moderation/limits.ts';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';

const urgent: ReadonlySet<HideRule> = new Set<HideRule>(['insult', 'personal_data']);

/** When a report has to be decided: insults, threats and personal data in 24 hours, the rest in 7 days. */
export const dueAfter = (reason: HideRule, now: Date): Date =>
  new Date(
    now.getTime() + (urgent.has(reason) ? moderationLimits.urgentHours : moderationLimits.dueDays * 24) * 3_600_000,
  );
