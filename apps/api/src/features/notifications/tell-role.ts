import type { NotifiedRole } from '@moja-ulica/shared/notifications/schema.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { announceNotifications } from './live.ts';
import { insertRoleChange } from './repo.ts';

interface ToldRole {
  readonly user: { readonly id: bigint; readonly publicId: string };
  readonly role: NotifiedRole;
}

/** In the transaction of what changed it: tells a person of a role. This kind cannot be switched off. */
export const tellRole = async (platform: Platform, tx: Tx, { user, role }: ToldRole): Promise<void> => {
  const notification = await insertRoleChange(tx, { userId: user.id, role, createdAt: platform.clock.now() });
  await announceNotifications(platform, tx, [{ user: user.publicId, notification }]);
};
