import { maySuspend } from '@moja-ulica/shared/moderation/policy.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import type { Platform } from '../../../platform/platform.ts';
import { lockAdmins, suspendAccount } from '../../identity/index.ts';
import type { ModerationContext } from '../context.ts';
import { writeAudit } from '../repo.ts';

interface Parts extends Pick<ModerationContext, 'loadAsker'> {
  readonly platform: Pick<Platform, 'db' | 'clock' | 'changes'>;
}

interface SuspendPerson {
  readonly caller: Caller;
  /** Public id. */
  readonly person: string;
  readonly until: Date;
  readonly reason: string;
  /** Tells the person, in the same transaction. */
  readonly tell: (tx: Tx) => Promise<void>;
}

/**
 * Suspends a person on the whole site, with a row in the audit log: from the next request on they read and nothing else. Their
 * sessions end, and every instance cuts their sockets. Announces `session`.
 * @throws `forbidden`, `email_unconfirmed`, `account_suspended`, `not_found`
 */
export const suspendPerson = (
  { platform, loadAsker }: Parts,
  { caller, person, until, reason, tell }: SuspendPerson,
): Promise<void> =>
  platform.db.transaction(async (tx) => {
    // Of two administrators who suspend each other one comes second, and is suspended by then.
    await lockAdmins(tx);
    const { actor, userId } = await loadAsker(tx, caller);
    if (userId === null) throw new AppError('unauthorized');
    enforce(maySuspend(actor, { id: person }));
    await suspendAccount(platform, tx, { person, until });
    await writeAudit(tx, {
      actorId: userId,
      placeId: null,
      action: 'person.suspend',
      subject: `user:${person}`,
      details: { until: until.toISOString(), reason },
      createdAt: platform.clock.now(),
    });
    await tell(tx);
  });
