import type { SettingValues } from '@moja-ulica/shared/site/settings.ts';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';

const urgent: ReadonlySet<HideRule> = new Set<HideRule>(['insult', 'personal_data']);

/** When a report has to be decided: insults, threats and personal data sooner than the rest, as the settings say. */
export const dueAfter = (
  reason: HideRule,
  now: Date,
  { urgentCaseHours, caseDays }: Pick<SettingValues, 'urgentCaseHours' | 'caseDays'>,
): Date => new Date(now.getTime() + (urgent.has(reason) ? urgentCaseHours : caseDays * 24) * 3_600_000);
