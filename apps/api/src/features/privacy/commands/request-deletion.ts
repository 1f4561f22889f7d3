import { mayLeave } from '@moja-ulica/shared/privacy/policy.ts';
import type { Deletion, LeavingPosts } from '@moja-ulica/shared/privacy/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Db } from '../../../platform/db/database.ts';
import { find } from '../../../platform/db/idempotency-keys.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { rememberResult, resultOf } from '../../../platform/http/idempotency.ts';
import { cityTimeZone } from '../../estates/index.ts';
import { lockAdmins, setLeaving, type Proof, type Requester } from '../../identity/index.ts';
import type { PrivacyContext } from '../context.ts';
import { presentDeletion } from '../presenter.ts';
import { countOtherAdmins, readLeaving } from '../queries.ts';

interface RequestDeletion {
  readonly caller: Caller;
  readonly body: Proof & { readonly posts: LeavingPosts };
  readonly idempotencyKey: string;
  readonly fingerprint: string;
}

const dayMs = 86_400_000;

/**
 * Has the caller's account end after the time to think, if they show that it is them; a mail confirms it. Everybody may,
 * suspended people too, but for the only administrator. Throws `unauthorized`, `session_ended`, `last_admin`,
 * `deletion_already_asked`, `idempotency_key_reused`, and what `ifProven` throws.
 */
export const requestDeletion = async (
  { platform, settings, loadAsker, identity, mails }: PrivacyContext,
  { caller, body, idempotencyKey, fingerprint }: RequestDeletion,
  requester: Requester,
): Promise<Deletion> => {
  const { db, clock } = platform;
  const account = await identity.ownAccount(caller);
  const now = clock.now();
  const request = { userId: account.id, key: idempotencyKey, operation: 'requestDeletion', fingerprint, now };
  const present = async (): Promise<Deletion> => {
    const leaving = await readLeaving(db, account.id);
    if (leaving === null) throw new AppError('deletion_not_found');
    return presentDeletion(leaving);
  };
  // The code of the first request is used up: its repetition is not asked for another.
  if (resultOf(await find(db, request), request) !== null) return present();

  const check = async (source: Db): Promise<void> => {
    const { actor } = await loadAsker(source, caller);
    if (actor.kind !== 'account') throw new AppError('unauthorized');
    enforce(mayLeave(actor, { otherAdmins: actor.admin ? await countOtherAdmins(source, account.id, now) : 0 }));
    if ((await readLeaving(source, account.id)) !== null) throw new AppError('deletion_already_asked');
  };
  await check(db);
  await identity.ifProven({
    account,
    proof: body,
    requester,
    prepare: () => Promise.resolve(),
    work: async (tx) => {
      await lockAdmins(tx);
      await rememberResult(tx, request, async () => {
        await check(tx);
        const { deletionThinkingDays } = await settings(tx);
        const dueAt = new Date(now.getTime() + deletionThinkingDays * dayMs);
        if (!(await setLeaving(tx, account.id, { askedAt: now, dueAt, posts: body.posts }))) {
          throw new AppError('deletion_already_asked');
        }
        const { email, locale, publicId: user } = account;
        await mails.deletionAsked(tx, { email, locale, user, dueAt, timeZone: await cityTimeZone(tx) });
        return account.id;
      });
      return true;
    },
  });
  requester.security('deletion_asked', { user: account.publicId });
  return present();
};
