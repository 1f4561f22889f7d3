import { guest, hasDuties, withholdDuties, type AccountActor } from '@moja-ulica/shared/policy.ts';
import type { SettingValues } from '@moja-ulica/shared/site/settings.ts';
import { AppError } from '../../platform/errors.ts';
import type { Clock } from '../../platform/clock.ts';
import { localeOf, type DescribeMe, type LoadActors, type LoadAsker, type LockAsker } from '../identity/index.ts';
import type { ReadSettings } from '../site/index.ts';
import { lockAsker, readAsker, readPeople, type AskerRow } from './queries-of-people.ts';

const isSuspended = (until: Date | null, now: Date): boolean => until !== null && until > now;

const actorOf = (row: AskerRow, now: Date): AccountActor => ({
  kind: 'account',
  id: row.id,
  confirmed: row.emailConfirmedAt !== null,
  suspended: isSuspended(row.suspendedUntil, now),
  admin: row.admin,
  memberships: row.memberships.map(({ place, roles }) => ({ place, roles })),
  liaisonFor: row.liaisonFor.map(({ institution, places }) => ({ institution, places })),
});

/** Duties wait for the second step of signing in where the site asks for it and this session had one. */
const ofThisSession = async (
  row: AskerRow,
  now: Date,
  settings: () => Promise<SettingValues>,
): Promise<AccountActor> => {
  const actor = actorOf(row, now);
  if (row.secondFactor || !hasDuties(actor)) return actor;
  return (await settings()).requireSecondFactorForStaff ? withholdDuties(actor) : actor;
};

/** See `LoadAsker`: one prepared statement; a guest costs none. */
export const createLoadAsker =
  (clock: Clock, settings: ReadSettings): LoadAsker =>
  async (db, caller) => {
    if (caller === null) return { actor: guest, userId: null };
    const now = clock.now();
    const row = await readAsker(db, caller, now);
    if (row === null) throw new AppError('session_ended');
    return { actor: await ofThisSession(row, now, () => settings(db)), userId: row.userId };
  };

/** See `LockAsker`: one prepared statement. */
export const createLockAsker =
  (clock: Clock, settings: ReadSettings): LockAsker =>
  async (tx, caller) => {
    if (caller === null) throw new AppError('unauthorized');
    const now = clock.now();
    const row = await lockAsker(tx, caller, now);
    if (row === null) throw new AppError('session_ended');
    const { userId, handle, displayName, registeredAt, locale } = row;
    const livesIn = row.memberships.filter(({ verified }) => verified).map(({ place }) => place);
    return {
      actor: await ofThisSession(row, now, () => settings(tx)),
      userId,
      name: { handle, displayName },
      livesIn,
      registeredAt,
      locale,
    };
  };

/** See `DescribeMe`: one prepared statement. */
export const createDescribeMe =
  (clock: Clock): DescribeMe =>
  async (db, userId) => {
    const [row] = await readPeople(db, [userId]);
    if (row === undefined) throw new AppError('session_ended');
    const { id, handle, displayName, email, locale, admin, memberships, liaisonFor } = row;
    if (handle === null || displayName === null || email === null) throw new AppError('session_ended');
    const suspended = isSuspended(row.suspendedUntil, clock.now());
    return {
      id,
      handle,
      displayName,
      email,
      locale: localeOf(locale),
      confirmed: row.emailConfirmedAt !== null,
      suspended,
      suspendedUntil: suspended ? (row.suspendedUntil?.toISOString() ?? null) : null,
      admin,
      leavesAt: row.leavesAt?.toISOString() ?? null,
      memberships,
      liaisonFor,
    };
  };

/** See `LoadActors`: one prepared statement. */
export const createLoadActors =
  (clock: Clock): LoadActors =>
  async (db, userIds) => {
    const now = clock.now();
    const rows = await readPeople(db, userIds);
    return new Map(
      rows.map(({ key, id, admin, memberships, liaisonFor, emailConfirmedAt, suspendedUntil }) => [
        key,
        {
          kind: 'account',
          id,
          confirmed: emailConfirmedAt !== null,
          suspended: isSuspended(suspendedUntil, now),
          admin,
          memberships,
          liaisonFor,
        },
      ]),
    );
  };
