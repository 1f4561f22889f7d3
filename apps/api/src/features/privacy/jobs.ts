import { cityTimeZone } from '../estates/index.ts';
import { lockLeaving, markLeavingTold } from '../identity/index.ts';
import type { PrivacyContext } from './context.ts';
import { beginErasure, erasePerson, erasePersonQueue, type ErasePerson } from './erase-person.ts';
import { makeExport, makeExportQueue, silentMs, type MakeExport } from './make-export.ts';
import { leavingNow, leavingUntold, silentExports, unfinishedErasures } from './queries.ts';
import { forgetExports, removeExpiredExports } from './repo-exports.ts';
import { forgetErasures } from './repo-leaving.ts';
import { retention } from './retention.ts';

/** Looks once a minute at what is due by our clock, and at what somebody left half done. */
export const privacyTick = 'privacy.tick';
const tickSeconds = 60;
const rowsAtOnce = 100;
const dayMs = 86_400_000;

/** A mail a day before an account ends. */
const tellNear = ({ platform: { db, clock }, mails }: PrivacyContext, userId: bigint): Promise<void> =>
  db.transaction(async (tx) => {
    const now = clock.now();
    const person = await lockLeaving(tx, userId, new Date(now.getTime() + dayMs));
    if (person === null || person.toldAt !== null || person.dueAt <= now) return;
    const { email, locale, publicId: user, dueAt } = person;
    await mails.deletionNear(tx, { email, locale, user, dueAt, timeZone: await cityTimeZone(tx) });
    await markLeavingTold(tx, userId, now);
  });

const tick = async (context: PrivacyContext): Promise<void> => {
  const { db, clock, jobs } = context.platform;
  const now = clock.now();
  for (const user of await leavingNow(db, now)) await beginErasure(context, user);
  for (const user of await leavingUntold(db, new Date(now.getTime() + dayMs))) await tellNear(context, user);
  for (const user of await unfinishedErasures(db)) {
    await db.transaction((tx) => jobs.send<ErasePerson>(tx, erasePersonQueue, { user: String(user) }));
  }
  for (const id of await silentExports(db, new Date(now.getTime() - silentMs))) {
    await db.transaction((tx) => jobs.send<MakeExport>(tx, makeExportQueue, { export: id }));
  }
  const inParts = async (part: (limit: number) => Promise<number>): Promise<void> => {
    while ((await part(rowsAtOnce)) === rowsAtOnce);
  };
  await inParts((limit) => db.transaction((tx) => removeExpiredExports(tx, now, limit)));
  const before = new Date(now.getTime() - retention.exportRowMs);
  await inParts((limit) => db.transaction((tx) => forgetExports(tx, before, limit)));
  const erasedBefore = new Date(now.getTime() - retention.erasureRowMs);
  await inParts((limit) => db.transaction((tx) => forgetErasures(tx, erasedBefore, limit)));
};

/** Declares what this feature does later. All of it may be repeated. */
export const handlePrivacyJobs = (context: PrivacyContext): void => {
  const { jobs } = context.platform;
  jobs.handle<MakeExport>(makeExportQueue, (data) => makeExport(context, data.export));
  jobs.handle<ErasePerson>(erasePersonQueue, ({ user }) => erasePerson(context, BigInt(user)));
  jobs.repeat(privacyTick, tickSeconds, () => tick(context));
};
