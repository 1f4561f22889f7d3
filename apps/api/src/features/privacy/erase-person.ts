import { privacyLimits as limits } from '@moja-ulica/shared/privacy/limits.ts';
import { lockAdmins, lockLeaving } from '../identity/index.ts';
import type { PrivacyContext } from './context.ts';
import { countOtherAdmins } from './queries.ts';
import { finishErasure, insertErasure, lockErasure, saveStep } from './repo-leaving.ts';

/** Queue: go on with the erasure of this account, from where it is. */
export const erasePersonQueue = 'privacy.erase-person';

export interface ErasePerson {
  /** Inside key. */
  readonly user: string;
}

/** A job ends after this and leaves the rest to another: none holds up the stop of a process. */
const patienceMs = 30_000;

const handleRestsUntil = (now: Date): Date => {
  const until = new Date(now);
  until.setUTCMonth(until.getUTCMonth() + limits.handleRestMonths);
  return until;
};

/**
 * Ends an account whose time to think is over: from this moment nobody is signed in to it, and its row has neither name nor
 * address. The rest is a job. Nothing happens to one that its owner kept, nor to the last administrator's. Announces `session`.
 */
export const beginErasure = async (
  { platform, identity, mails, personalData }: PrivacyContext,
  userId: bigint,
): Promise<void> => {
  const eraseAccount = await identity.openErasing();
  await platform.db.transaction(async (tx) => {
    const now = platform.clock.now();
    await lockAdmins(tx);
    const person = await lockLeaving(tx, userId, now);
    if (person === null) return;
    if (person.admin && (await countOtherAdmins(tx, userId, now)) === 0) return;
    const { id, publicId, email, handle, displayName, posts, locale } = person;
    await eraseAccount(tx, { id, publicId, handle, handleRestsUntil: handleRestsUntil(now) });
    const [first] = personalData.flatMap(({ erasers }) => erasers);
    await insertErasure(tx, { userId, email, handle, displayName, posts, beganAt: now, step: first?.name ?? null });
    await mails.accountErased(tx, { email, locale, user: publicId });
    await platform.jobs.send<ErasePerson>(tx, erasePersonQueue, { user: String(userId) });
  });
};

/** One step in one transaction; false when there is none left, or another process did it. */
const eraseStep = ({ platform, personalData }: PrivacyContext, userId: bigint): Promise<boolean> =>
  platform.db.transaction(async (tx) => {
    const erasure = await lockErasure(tx, userId);
    if (erasure === null) return false;
    const erasers = personalData.flatMap((data) => data.erasers);
    // A step that a newer version has given another name begins anew, with all others: each finds out what is left.
    const at = Math.max(
      0,
      erasers.findIndex(({ name }) => name === erasure.step),
    );
    const eraser = erasers[at];
    const next = eraser === undefined ? null : await eraser.erase(tx, erasure, erasure.after);
    const following = erasers[at + 1];
    if (next !== null && eraser !== undefined) await saveStep(tx, userId, eraser.name, next);
    else if (following !== undefined) await saveStep(tx, userId, following.name, 0n);
    else await finishErasure(tx, userId, platform.clock.now());
    return true;
  });

/** Goes on with an erasure, step by step, until it is done or this job has worked for long enough. */
export const erasePerson = async (context: PrivacyContext, userId: bigint): Promise<void> => {
  const { db, jobs } = context.platform;
  const began = performance.now();
  while (await eraseStep(context, userId)) {
    if (performance.now() - began < patienceMs) continue;
    await db.transaction((tx) => jobs.send<ErasePerson>(tx, erasePersonQueue, { user: String(userId) }));
    return;
  }
};
