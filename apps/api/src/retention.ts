import { adminKept } from './features/admin/index.ts';
import { estatesKept } from './features/estates/index.ts';
import { identityKept } from './features/identity/index.ts';
import { invitationsKept } from './features/invitations/index.ts';
import { moderationKept } from './features/moderation/index.ts';
import { notificationsKept } from './features/notifications/index.ts';
import { privacyKept } from './features/privacy/index.ts';
import { platformKept } from './platform/db/retention.ts';
import type { KeptFor } from './platform/doctor/overdue.ts';

/**
 * Everything that is forgotten after a time, feature by feature. The clean-ups hold to it, the doctor checks it, and
 * `docs/security/retention.md` tells it to people; `test/retention.test.ts` moves the clock and looks.
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

/** "30 days", "25 hours", "0: at once" */
export const keptText = (keptMs: number): string => {
  if (keptMs === 0) return 'at once';
  return keptMs % dayMs === 0 ? `${keptMs / dayMs} ${keptMs === dayMs ? 'day' : 'days'}` : `${keptMs / hourMs} hours`;
};

/** The list as a table of Markdown. */
export const keptTable = (): string =>
  [
    '| what | kept after it ended | table | why |',
    '|---|---|---|---|',
    ...kept.map(({ what, keptMs, table, why }) => `| ${what} | ${keptText(keptMs)} | \`${table}\` | ${why} |`),
  ].join('\n');
