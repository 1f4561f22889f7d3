import { adminLimits } from '@moja-ulica/shared/admin/limits.ts';
import { noSuspensionEnd } from '@moja-ulica/shared/identity/suspension.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { cleanShownLines } from '../../../platform/typed-text.ts';
import { cityTimeZone } from '../../estates/index.ts';
import { askAnew, endSessions, unsuspendAccount } from '../../identity/index.ts';
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

/** A reason as it is kept. Throws `invalid_input` when too little of it can be read. */
const cleanReason = (typed: string): string => cleanShownLines('reason', typed, adminLimits.minReasonChars);

/**
 * Suspends a person on the whole site for so many days, or until further notice (null), and tells them why by mail; see
 * `suspendPerson` of moderation.
 * @throws `person_not_found`, `forbidden` (also for oneself), `invalid_input`, and what `requireAdmin` throws
 */
export const suspend = async (
  context: AdminContext,
  { caller, person, reason, days }: Act & { readonly days: number | null },
): Promise<void> => {
  const { platform, mails } = context;
  const written = cleanReason(reason);
  const { account } = await platform.db.transaction((tx) => loadPerson(context, tx, caller, person));
  const now = platform.clock.now();
  const until = days === null ? noSuspensionEnd : new Date(now.getTime() + days * dayMs).toISOString();
  const tell = async (tx: Tx): Promise<void> => {
    if (account.email === null) return;
    const key = `${account.publicId}:${now.toISOString()}`;
    const timeZone = await cityTimeZone(tx);
    await mails.suspended(
      tx,
      { email: account.email, locale: account.locale },
      { until, timeZone, reason: written, key },
    );
  };
  await suspendPerson(context, { caller, person, until: new Date(until), reason: written, tell });
};

/**
 * Ends a suspension, with a row in the audit log and a mail to the person, whose devices ask anew; nothing happens to who is not suspended.
 * @throws `person_not_found`, `invalid_input`, and what `requireAdmin` throws
 */
export const unsuspend = (context: AdminContext, { caller, person, reason }: Act): Promise<void> => {
  const { platform, writeAudit, mails } = context;
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
    await askAnew(platform, tx, account.publicId);
    if (account.email === null) return;
    const key = `${account.publicId}:${now.toISOString()}`;
    await mails.unsuspended(tx, { email: account.email, locale: account.locale }, { reason: written, key });
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
