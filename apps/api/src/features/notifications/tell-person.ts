import type { NotifiedOrganisation, NotifiedRole } from '@moja-ulica/shared/notifications/schema.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { TellJoining } from '../estates/index.ts';
import type { PhotoRemoved } from '../moderation/index.ts';
import { announceGone, announceNotifications } from './live.ts';
import { deleteAsked, insertPersonal, type NewPersonalNotification } from './repo.ts';

interface ToldPerson {
  readonly id: bigint;
  readonly publicId: string;
}

const tell = async (
  platform: Platform,
  tx: Tx,
  user: ToldPerson,
  news: Omit<NewPersonalNotification, 'userId' | 'createdAt'>,
): Promise<void> => {
  const row = { ...news, userId: user.id, createdAt: platform.clock.now() };
  await announceNotifications(platform, tx, [{ user: user.publicId, notification: await insertPersonal(tx, row) }]);
};

/** In the transaction of what changed it: tells a person of a role. This kind cannot be switched off. */
export const tellRole = (
  platform: Platform,
  tx: Tx,
  { user, role }: { readonly user: ToldPerson; readonly role: NotifiedRole },
): Promise<void> => tell(platform, tx, user, { kind: 'role_changed', role });

/** In the transaction that finishes it: tells a person that the copy of their data waits for them. */
export const tellExportReady = (platform: Platform, tx: Tx, user: ToldPerson): Promise<void> =>
  tell(platform, tx, user, { kind: 'export_ready' });

/** In the transaction that decides it: tells a person what became of their request to join. This kind cannot be switched off. */
export const createTellJoining =
  (platform: Platform): TellJoining =>
  (tx, { user, request, approved }) =>
    tell(platform, tx, user, { kind: approved ? 'join_approved' : 'join_refused', source: request });

/** In the transaction that took it away: the statement of reasons to whose photo it was. This kind cannot be switched off. */
export const tellPhotoRemoved = (platform: Platform, tx: Tx, { user, decision }: PhotoRemoved): Promise<void> =>
  tell(platform, tx, user, { kind: 'photo_removed', decision });

/** In the transaction that asks: an organisation would have a person write for it. */
export const tellOrganisationAsks = (
  platform: Platform,
  tx: Tx,
  { user, organisation }: { readonly user: ToldPerson; readonly organisation: NotifiedOrganisation },
): Promise<void> =>
  tell(platform, tx, user, {
    kind: 'organisation_asked',
    organisation: { slug: organisation.slug, name: organisation.name },
  });

/** In the transaction that takes the question back or answers it: it is no news any more, on any device. */
export const untellOrganisationAsks = async (
  platform: Pick<Platform, 'changes'>,
  tx: Tx,
  { user, organisation }: { readonly user: ToldPerson; readonly organisation: string },
): Promise<void> =>
  announceGone(platform, tx, { user: user.publicId, gone: await deleteAsked(tx, user.id, organisation) });
