import { mayClearFactors } from '@moja-ulica/shared/identity/policy.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { endSessions } from '../end-sessions.ts';
import { readPersonByHandle } from '../queries-factors.ts';
import { lockAccount } from '../repo.ts';
import { deletePasskeysOf } from '../repo-passkeys.ts';
import { deleteSecondStep } from '../repo-second-steps.ts';
import type { Requester } from '../requester.ts';

interface ClearFactors {
  readonly caller: Caller;
  readonly handle: string;
  /** How the administrator knows who asked for it. */
  readonly reason: string;
}

/**
 * For a person who has lost all of it: takes their passkeys, second step and recovery codes away and ends their sessions, so that a
 * mailed code or the password lets them in again. With a row in the audit log, and a mail to the person. Announces `session`.
 * @throws `unauthorized`, `session_ended`, `forbidden`, `person_not_found` and the account's standing
 */
export const clearFactors = async (
  context: IdentityContext,
  { caller, handle, reason }: ClearFactors,
  requester: Requester,
): Promise<void> => {
  const { platform, ports, mails } = context;
  const now = platform.clock.now();
  const cleared = await platform.db.transaction(async (tx) => {
    const { actor, userId } = await ports.loadAsker(tx, caller);
    if (userId === null) throw new AppError('unauthorized');
    const person = await readPersonByHandle(tx, handle);
    enforce(mayClearFactors(actor, { id: person?.publicId ?? null }));
    if (person === null) throw new AppError('person_not_found');
    await lockAccount(tx, person.id, 'person_not_found');
    const passkeys = await deletePasskeysOf(tx, person.id);
    const secondStep = await deleteSecondStep(tx, person.id);
    await endSessions(platform, tx, { user: person, except: null, reason: 'factors_cleared' });
    await mails.news(tx, { email: person.email, locale: person.locale, at: now }, { what: 'factorsReset' });
    await ports.writeAudit(tx, {
      actorId: userId,
      placeId: null,
      action: 'person.reset_second_factor',
      subject: `user:${person.publicId}`,
      details: { passkeys, secondStep, reason },
      createdAt: now,
    });
    return person.publicId;
  });
  requester.security('factors_cleared', { user: caller?.userId ?? null, of: cleared });
};
