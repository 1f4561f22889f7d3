import { adminLimits } from '@moja-ulica/shared/admin/limits.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { cleanShownLines } from '../../../platform/typed-text.ts';
import { endSessions, unsuspendAccount } from '../../identity/index.ts';
import { suspendPerson } from '../../moderation/index.ts';
import { loadPerson } from '../acting.ts';
import type { AdminContext } from '../context.ts';

interface Act {
  readonly caller: Caller;
  /** Public id. */
  readonly person: string;
  readonly reason: string;
}

const dayMs = 86_400_000;

/** Later than anybody waits: until further notice. */
export const noEnd = new Date('9999-12-31T00:00:00.000Z');

/** A reason as it is kept. Throws `invalid_input` when too little of it can be read. */
const cleanReason = (typed: string): string => cleanShownLines('reason', typed, adminLimits.minReasonChars);

/**
 * Suspends a person on the whole site for so many days, or until further notice (null); see `suspendPerson` of moderation.
 * @throws `person_not_found`, `forbidden` (also for oneself), `invalid_input`, and what `requireAdmin` throws
 */
export const suspend = async (
  context: AdminContext,
  { caller, person, reason, days }: Act & { readonly days: number | null },
): Promise<void> => {
  const { platform } = context;
  const written = cleanReason(reason);
  await platform.db.transaction((tx) => loadPerson(context, tx, caller, person));
  const until = days === null ? noEnd : new Date(platform.clock.now().getTime() + days * dayMs);
  await suspendPerson(context, { caller, person, until, reason: written });
};

/**
 * Ends a suspension, with a row in the audit log; nothing happens to who is not suspended.
 * @throws `person_not_found`, `invalid_input`, and what `requireAdmin` throws
 */
export const unsuspend = (context: AdminContext, { caller, person, reason }: Act): Promise<void> => {
  const { platform, writeAudit } = context;
  const written = cleanReason(reason);
  return platform.db.transaction(async (tx) => {
    const { by, account } = await loadPerson(context, tx, caller, person);
    const now = platform.clock.now();
    if (!(await unsuspendAccount(tx, { person: account.publicId, now }))) return;
    await writeAudit(tx, {
      actorId: by.userId,
      placeId: null,
      action: 'person.unsuspend',
      subject: `user:${account.publicId}`,
      details: { reason: written },
      createdAt: now,
    });
  });
};

/**
 * Signs a person out on all devices, with a row in the audit log. Announces `session`.
 * @throws `person_not_found`, `invalid_input`, and what `requireAdmin` throws
 */
export const signOutEverywhere = (context: AdminContext, { caller, person, reason }: Act): Promise<void> => {
  const { platform, writeAudit } = context;
  const written = cleanReason(reason);
  return platform.db.transaction(async (tx) => {
    const { by, account } = await loadPerson(context, tx, caller, person);
    await endSessions(platform, tx, { user: account, except: null, reason: 'signed_out_by_staff' });
    await writeAudit(tx, {
      actorId: by.userId,
      placeId: null,
      action: 'person.sign_out',
      subject: `user:${account.publicId}`,
      details: { reason: written },
      createdAt: platform.clock.now(),
    });
  });
};
