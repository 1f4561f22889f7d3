import { guest } from '@moja-ulica/shared/policy.ts';
import { AppError } from '../../platform/errors.ts';
import type { Clock } from '../../platform/clock.ts';
import { localeOf, type DescribeMe, type LoadAsker } from '../identity/index.ts';
import { readAsker, readPerson } from './queries-of-people.ts';

const isSuspended = (until: Date | null, now: Date): boolean => until !== null && until > now;

/** See `LoadAsker`: one prepared statement; a guest costs none. */
export const createLoadAsker =
  (clock: Clock): LoadAsker =>
  async (db, caller) => {
    if (caller === null) return { actor: guest, userId: null };
    const now = clock.now();
    const row = await readAsker(db, caller, now);
    if (row === null) throw new AppError('session_ended');
    return {
      actor: {
        kind: 'account',
        id: row.id,
        confirmed: row.emailConfirmedAt !== null,
        suspended: isSuspended(row.suspendedUntil, now),
        admin: row.admin,
        memberships: row.memberships.map(({ place, roles }) => ({ place, roles })),
        liaisonFor: row.liaisonFor.map(({ institution, places }) => ({ institution, places })),
      },
      userId: row.userId,
    };
  };

/** See `DescribeMe`: one prepared statement. */
export const createDescribeMe =
  (clock: Clock): DescribeMe =>
  async (db, userId) => {
    const row = await readPerson(db, userId);
    if (row === null) throw new AppError('session_ended');
    const { id, handle, displayName, email, locale, admin, memberships, liaisonFor } = row;
    if (handle === null || displayName === null || email === null) throw new AppError('session_ended');
    return {
      id,
      handle,
      displayName,
      email,
      locale: localeOf(locale),
      confirmed: row.emailConfirmedAt !== null,
      suspended: isSuspended(row.suspendedUntil, clock.now()),
      admin,
      memberships,
      liaisonFor,
    };
  };
