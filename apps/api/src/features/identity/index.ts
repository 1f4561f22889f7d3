import type { Caller } from '../../platform/auth/caller.ts';
import type { Http } from '../../platform/http/contract.ts';
import { loadTexts } from '../../platform/i18n.ts';
import type { Platform } from '../../platform/platform.ts';
import { settingsTopic } from '../site/index.ts';
import { createAttempts } from './attempts.ts';
import { createCodes } from './codes.ts';
import { issueSetupToken } from './commands/issue-setup-token.ts';
import type { IdentityContext } from './context.ts';
import { openErasing, type EraseAccount } from './erase-account.ts';
import { handleJobs } from './jobs.ts';
import { createMails } from './mails.ts';
import { createIsCommon } from './passwords/common.ts';
import type { IdentityPorts } from './ports.ts';
import { aliveAmong, isSessionAlive, readDisplayName, readProfile } from './queries.ts';
import { createCallerOfCookie, type CallerOfCookie } from './caller-of-cookie.ts';
import { ifProven, ownAccount, type Change } from './prove.ts';
import { implementIdentity } from './routes.ts';
import { createRefreshCookie } from './routes-cookies.ts';
import { createKeyedHash, createSealer } from './secrets.ts';
import { followSessions } from './session-change.ts';

export type {
  Asker,
  CountInvited,
  CountVisiblePosts,
  DescribeMe,
  Homes,
  IdentityPorts,
  LoadActors,
  LoadAsker,
  LockAsker,
  RolesOfPerson,
} from './ports.ts';
export { makeAdmin, setAdmin } from './admins.ts';
export { askAnew } from './ask-anew.ts';
export type { CallerOfCookie } from './caller-of-cookie.ts';
export { endSessions } from './end-sessions.ts';
export { localeOf } from './locales.ts';
export { identityKept } from './kept.ts';
export { identityData } from './own-data.ts';
export {
  onePage,
  pagesOf,
  type DataSubject,
  type ErasedPerson,
  type Eraser,
  type OwnDocument,
  type OwnFile,
  type PersonalData,
} from './personal-data.ts';
export { createGuessStairwell, type GuessStairwell } from './stairwell-guesses.ts';
export type { From as GuessFrom } from './attempts.ts';
export { hashPassword, verifyPassword } from './passwords/hash.ts';
export { hadBothSteps } from './queries-factors.ts';
export { identityInvariants } from './queries-invariants.ts';
export { lockAccount } from './repo.ts';
export { findAccount, lockAdmins } from './repo-admins.ts';
export { clearLeaving, lockLeaving, markLeavingTold, setLeaving } from './repo-leaving.ts';
export { requesterOf } from './routes.ts';
export type { OwnAccount, Proof } from './prove.ts';
export type { Requester } from './requester.ts';
export type { EraseAccount } from './erase-account.ts';
export { shortenSessions } from './repo-sessions.ts';
export { newToken, tokenHash } from './secrets.ts';
export { suspendAccount, unsuspendAccount } from './suspend-account.ts';

/** Accounts, signing in and sessions. */
export const identityFeature = (platform: Platform, ports: IdentityPorts) => {
  const { config, db, clock } = platform;
  const keyedHash = createKeyedHash(config, db);
  const context: IdentityContext = {
    platform,
    ports,
    codes: createCodes(clock, keyedHash),
    mails: createMails(platform, loadTexts()),
    attempts: createAttempts(db, clock, keyedHash),
    isCommon: createIsCommon(),
    keyedHash,
    sealer: createSealer(config, db),
  };
  handleJobs(context);
  followSessions(platform.changes, platform.realtime);
  // What staff may read may wait for their second step from now on.
  platform.changes.subscribe(settingsTopic, () => platform.realtime.recheck('everybody'));

  return {
    routes: (http: Http): void => implementIdentity(http, context),
    /** See `ownAccount` and `ifProven`: for what only the owner of an account may do with it. */
    ownAccount: (caller: Caller) => ownAccount(context, caller),
    ifProven: <P>(change: Change<P>): Promise<void> => ifProven(context, change),
    /** See `EraseAccount`. */
    openErasing: (): Promise<EraseAccount> => openErasing(context),
    /** Token for the one-time link that makes the first administrator; null where there is one. */
    issueSetupToken: (): Promise<string | null> => issueSetupToken(db, clock),
    /** Who looks at a picture: see the type. */
    callerOfCookie: createCallerOfCookie(platform, createRefreshCookie(config.publicUrl)) satisfies CallerOfCookie,
    /** False once the caller's session has ended; a guest has none that could. */
    sessionAlive: async (caller: Caller): Promise<boolean> =>
      caller === null || isSessionAlive(db, caller.sessionId, caller.userId, clock.now()),
    /** False for a handle that nobody has, or had until they left. */
    personExists: async (handle: string): Promise<boolean> => (await readProfile(db, handle)) !== null,
    /** Of these sessions (public ids) the ones that have not ended. */
    sessionsAlive: (sessionIds: readonly string[]): Promise<ReadonlySet<string>> =>
      aliveAmong(db, sessionIds, clock.now()),
    /** Display name by public id; null for an account that is gone. */
    displayNameOf: (userId: string): Promise<string | null> => readDisplayName(db, userId),
  };
};
