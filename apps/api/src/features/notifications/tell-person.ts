import type { NotifiedRole } from '@moja-ulica/shared/notifications/schema.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { announceNotifications } from './live.ts';
import { insertPersonal } from './repo.ts';

interface ToldPerson {
  readonly id: bigint;
  readonly publicId: string;
}

/** In the transaction of what changed it: tells a person of a role. This kind cannot be switched off. */
export const tellRole = async (
  platform: Platform,
  tx: Tx,
  { user, role }: { readonly user: ToldPerson; readonly role: NotifiedRole },
): Promise<void> => {
  const row = { userId: user.id, kind: 'role_changed', role, createdAt: platform.clock.now() } as const;
  await announceNotifications(platform, tx, [{ user: user.publicId, notification: await insertPersonal(tx, row) }]);
};

/** In the transaction that finishes it: tells a person that the copy of their data waits for them. */
export const tellExportReady = async (platform: Platform, tx: Tx, user: ToldPerson): Promise<void> => {
  const row = { userId: user.id, kind: 'export_ready', role: null, createdAt: platform.clock.now() } as const;
  await announceNotifications(platform, tx, [{ user: user.publicId, notification: await insertPersonal(tx, row) }]);
};
