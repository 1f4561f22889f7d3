import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { SigningContext } from './context.ts';
import { hasSecondStep, insertFirstStep } from './repo-second-steps.ts';
import type { Requester } from './requester.ts';
import { newToken, tokenHash } from './secrets.ts';
import { startSession, type Started } from './start-session.ts';

/** What the first step of signing in gives: a session, or a token for the cookie with which the second is tried. */
export type Admitted = { readonly started: Started } | { readonly firstStepToken: string };

/** Seconds that the cookie of a first step lives. */
export const firstStepSeconds = limits.secondStepMinutes * 60;

/** After a code or a password was right: begins a session, or has the person go on to their second step. */
export const admit = async (
  tx: Tx,
  context: SigningContext,
  userId: bigint,
  requester: Requester,
): Promise<Admitted> => {
  if (!(await hasSecondStep(tx, userId))) {
    return { started: await startSession(tx, context, { userId, secondFactor: false }, requester) };
  }
  const firstStepToken = newToken();
  await insertFirstStep(tx, {
    browserHash: tokenHash(firstStepToken),
    userId,
    expiresAt: new Date(context.platform.clock.now().getTime() + firstStepSeconds * 1000),
  });
  return { firstStepToken };
};

/** One line of the security log for what `admit` gave. */
export const logAdmitted = ({ security }: Requester, admitted: Admitted, way: string, user: string): void => {
  security('started' in admitted ? 'sign_in' : 'first_step', { way, user });
};
