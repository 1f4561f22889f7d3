import type { Security } from '@moja-ulica/shared/identity/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError } from '../../platform/errors.ts';
import type { IdentityContext } from './context.ts';
import { deviceOf } from './device.ts';
import { presentPasskey } from './presenter.ts';
import { readNewEmail, readOwnAccount, readSessionsOf } from './queries.ts';
import { countRecoveryCodes, readPasskeysOf, readSecondStepSince } from './queries-factors.ts';

/** How the caller signs in, and where they are signed in. Throws `unauthorized`, `session_ended`. */
export const readSecurity = async ({ platform, ports }: IdentityContext, caller: Caller): Promise<Security> => {
  const { db, clock } = platform;
  const { userId } = await ports.loadAsker(db, caller);
  if (userId === null || caller === null) throw new AppError('unauthorized');
  const account = await readOwnAccount(db, userId);
  if (account === null) throw new AppError('session_ended');
  const sessions = await readSessionsOf(db, userId, clock.now());
  const devices = sessions.map(({ id, userAgent, country, createdAt, lastUsedAt }) => ({
    id,
    ...deviceOf(userAgent),
    country,
    current: id === caller.sessionId,
    signedInAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
  }));
  const passkeys = await readPasskeysOf(db, userId);
  const since = await readSecondStepSince(db, userId);
  return {
    hasPassword: account.passwordHash !== null,
    passkeys: passkeys.map(presentPasskey),
    secondStep:
      since === null ? null : { since: since.toISOString(), recoveryCodesLeft: await countRecoveryCodes(db, userId) },
    newEmail: await readNewEmail(db, userId, clock.now()),
    devices: devices.toSorted((a, b) => Number(b.current) - Number(a.current)),
  };
};
