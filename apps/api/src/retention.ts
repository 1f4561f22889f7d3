import { adminKept } from './features/admin/index.ts';
import { estatesKept } from './features/estates/index.ts';
import { identityKept } from './features/identity/index.ts';
import { invitationsKept } from './features/invitations/index.ts';
import { moderationKept } from './features/moderation/index.ts';
import { notificationsKept } from './features/notifications/index.ts';
import { privacyKept } from './features/privacy/index.ts';
import { platformKept } from './platform/db/retention.ts';
import type { KeptFor } from './platform/doctor/overdue.ts';
import type { Translate } from './platform/i18n.ts';

/**
 * Everything that is forgotten after a time, feature by feature. The clean-ups hold to it, the doctor checks it, and
 * the privacy notice and `docs/security/retention.md` tell it to people; `test/retention.test.ts` moves the clock and looks.
 */
export const kept: readonly KeptFor[] = [
  ...identityKept,
  ...estatesKept,
  ...invitationsKept,
  ...privacyKept,
  ...moderationKept,
  ...notificationsKept,
  ...adminKept,
  ...platformKept,
];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Half a year and a year are said in months: they have a day or two more, so that they are never shorter. */
const inMonthsFromDays = 180;
const daysOfMonth = 30.5;

/** "30 days", "25 hours", "12 months"; 0: at once. */
const keptText = (t: Translate, keptMs: number): string => {
  if (keptMs === 0) return t('kept.atOnce');
  const days = keptMs / dayMs;
  if (!Number.isInteger(days)) return t('kept.hours', { count: keptMs / hourMs });
  return days < inMonthsFromDays
    ? t('kept.days', { count: days })
    : t('kept.months', { count: Math.round(days / daysOfMonth) });
};

/** The list as a table of Markdown, in the language of `t`; for technicians with the names of tables. */
export const keptTable = (t: Translate, { tables = false } = {}): string => {
  const rows = kept.map(({ name, keptMs, table }) => [
    t(`kept.${name}`),
    keptText(t, keptMs),
    ...(tables ? [`\`${table}\``] : []),
    t(`kept.${name}-why`),
  ]);
  const head = [t('kept.columnWhat'), t('kept.columnLong'), ...(tables ? ['Table'] : []), t('kept.columnWhy')];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};
