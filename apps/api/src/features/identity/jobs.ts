import type { IdentityContext } from './context.ts';
import { readAccount, readReader } from './queries.ts';
import { forgetRegistrations } from './repo.ts';
import { forgetEmailChanges } from './repo-email-changes.ts';
import { forgetCodes } from './repo-codes.ts';
import { forgetChallenges } from './repo-passkeys.ts';
import { forgetFirstSteps, forgetPendingSecrets } from './repo-second-steps.ts';
import { forgetSanctions, forgetSuspensions, releaseHandles } from './repo-leaving.ts';
import { forgetSessions, forgetUsedTokens } from './repo-sessions.ts';
import { readSignUpLocale } from './repo-sign-ups.ts';
import { retention } from './retention.ts';

/** Queue: someone registered with this address; it finds out whether there is an account and mails accordingly. */
export const answerRegistration = 'identity.answer-registration';

export interface AnswerRegistration {
  readonly email: string;
  /** Key of the try; missing in what the previous version queued, whose code nobody would take. */
  readonly signUp?: string;
}

/** Queue: someone wants to sign in with this address; nothing is mailed where there is no account. */
export const sendSignInCode = 'identity.send-sign-in-code';

export interface SendSignInCode {
  readonly email: string;
}

/** Queue: somebody wants this address for their account; the code goes there unless an account has it. */
export const answerEmailChange = 'identity.answer-email-change';

export interface AnswerEmailChange {
  /** Public id of who asked. */
  readonly user: string;
  readonly email: string;
}

const cleanUp = 'identity.clean-up';
const cleanUpSeconds = 3600;

/** Declares what this feature does later. A job done twice mails a second code, and the newest wins. */
export const handleJobs = ({ platform, codes, mails }: IdentityContext): void => {
  const { db, jobs, clock } = platform;

  jobs.handle<AnswerRegistration>(answerRegistration, ({ email, signUp }) =>
    db.transaction(async (tx) => {
      const account = await readAccount(tx, email);
      if (account !== null) {
        await mails.accountExists(tx, { email, locale: account.locale, at: clock.now() });
        return;
      }
      const signUpId = BigInt(signUp ?? 0);
      const locale = await readSignUpLocale(tx, signUpId);
      if (locale === null) return;
      const issued = await codes.issue(tx, { email, purpose: 'confirm', signUpId });
      await mails.confirmationCode(tx, { email, locale, ...issued });
    }),
  );

  jobs.handle<SendSignInCode>(sendSignInCode, ({ email }) =>
    db.transaction(async (tx) => {
      const account = await readAccount(tx, email);
      if (account === null) return;
      const { locale } = account;
      await mails.signInCode(tx, { email, locale, ...(await codes.issue(tx, { email, purpose: 'sign_in' })) });
    }),
  );

  jobs.handle<AnswerEmailChange>(answerEmailChange, ({ user, email }) =>
    db.transaction(async (tx) => {
      const taken = await readAccount(tx, email);
      if (taken !== null) {
        await mails.addressTaken(tx, { email, locale: taken.locale, at: clock.now() });
        return;
      }
      const asker = await readReader(tx, user);
      if (asker === null) return;
      const issued = await codes.issue(tx, { email, purpose: 'change_email', userId: asker.id });
      await mails.emailChangeCode(tx, { email, locale: asker.locale, ...issued });
    }),
  );

  jobs.repeat(cleanUp, cleanUpSeconds, async () => {
    const now = clock.now().getTime();
    await forgetCodes(db, new Date(now - retention.codesMs));
    await forgetEmailChanges(db, new Date(now - retention.codesMs));
    await forgetChallenges(db, new Date(now - retention.challengesMs));
    await forgetFirstSteps(db, new Date(now - retention.challengesMs));
    await forgetPendingSecrets(db, new Date(now - retention.challengesMs));
    await forgetRegistrations(db, new Date(now - retention.registrationsMs));
    await forgetUsedTokens(db, new Date(now - retention.usedTokensMs));
    await forgetSessions(db, new Date(now - retention.endedSessionsMs));
    await releaseHandles(db, new Date(now - retention.restedHandlesMs));
    await forgetSuspensions(db, new Date(now - retention.suspendedAddressesMs));
    await forgetSanctions(db, new Date(now - retention.sanctionsOfDeletedMs));
  });
};
