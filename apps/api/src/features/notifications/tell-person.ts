import type { NotifiedRole } from '@moja-ulica/shared/notifications/schema.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { TellJoining } from '../estates/index.ts';
import { announceNotifications } from './live.ts';
import { insertPersonal } from './repo.ts';

interface ToldPerson {
  readonly id: bigint;
  readonly publicId: string;
}

type Told = Omit<Parameters<typeof insertPersonal>[1], 'userId' | 'createdAt'>;

const tell = async (platform: Platform, tx: Tx, user: ToldPerson, told: Told): Promise<void> => {
  const row = { ...told, userId: user.id, createdAt: platform.clock.now() };
  await announceNotifications(platform, tx, [{ user: user.publicId, notification: await insertPersonal(tx, row) }]);
};

/** In the transaction of what changed it: tells a person of a role. This kind cannot be switched off. */
export const tellRole = async (
  platform: Platform,
  tx: Tx,
  { user, role }: { readonly user: ToldPerson; readonly role: NotifiedRole },
): Promise<void> => {
  await tell(platform, tx, user, { kind: 'role_changed', role });
};

/** In the transaction that finishes it: tells a person that the copy of their data waits for them. */
export const tellExportReady = async (platform: Platform, tx: Tx, user: ToldPerson): Promise<void> => {
  await tell(platform, tx, user, { kind: 'export_ready', role: null });
};

/** In the transaction that decides it: tells a person what became of their request to join. This kind cannot be switched off. */
export const createTellJoining =
  (platform: Platform): TellJoining =>
  (tx, { user, request, approved }) =>
    tell(platform, tx, user, { kind: approved ? 'join_approved' : 'join_refused', role: null, source: request });
