import { randomBytes } from 'node:crypto';
import { inGoodStanding } from '@moja-ulica/shared/estates/policy.ts';
import { mediaLimits as limits } from '@moja-ulica/shared/media/limits.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { countOfDay } from '../../../platform/http/rate-limit.ts';
import type { Db } from '../../../platform/db/database.ts';
import { lockAccount } from '../../identity/index.ts';
import type { MediaContext } from '../context.ts';
import { replacePhoto } from '../repo.ts';

/** 132 random bits: nobody finds a photo by trying. */
const newPhotoName = (): string => randomBytes(17).toString('base64url').slice(0, 22);

/** Inside key of who may upload. */
const uploader = async ({ loadAsker }: MediaContext, db: Db, caller: Caller): Promise<bigint> => {
  const { actor, userId } = await loadAsker(db, caller);
  enforce(inGoodStanding(actor));
  if (userId === null) throw new AppError('unauthorized');
  return userId;
};

/**
 * Makes a profile photo of what was uploaded and puts it in place of the one before, whose addresses end with it.
 * @returns its name. Throws `unauthorized`, `session_ended`, `email_unconfirmed`, `account_suspended`, `too_many_requests`,
 * and what `MakePhoto` throws
 */
export const setPhoto = async (
  context: MediaContext,
  { caller, body }: { readonly caller: Caller; readonly body: Uint8Array },
): Promise<string> => {
  const { db, clock } = context.platform;
  const asking = await uploader(context, db, caller);
  await countOfDay(db, { name: `photo:${asking}`, limit: limits.photosPerDay, now: clock.now() });
  const made = await context.makePhoto(body);
  const name = newPhotoName();
  await db.transaction(async (tx) => {
    // Asked again: meanwhile the session may have ended.
    const userId = await uploader(context, tx, caller);
    await lockAccount(tx, userId);
    await replacePhoto(tx, { userId, name, ...made, createdAt: clock.now() });
  });
  return name;
};
