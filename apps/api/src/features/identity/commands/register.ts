import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import type { BodyOf } from '@moja-ulica/shared/http.ts';
import { checkPassword } from '../check-password.ts';
import type { IdentityContext } from '../context.ts';
import type { Requester } from '../requester.ts';
import { answerRegistration, type AnswerRegistration } from '../jobs.ts';
import { cleanDisplayName } from '../names.ts';
import { hashPassword } from '../passwords/hash.ts';
import { dropSignUpOf, insertSignUp } from '../repo-sign-ups.ts';
import { cleanLines } from '../../../platform/typed-text.ts';
import { newToken, tokenHash } from '../secrets.ts';

/** What the browser that registers keeps, to keep its password when the code comes back. */
export interface Registered {
  readonly browserToken: string;
  readonly cookieSeconds: number;
}

interface Registering extends BodyOf<typeof identityRoutes.register> {
  /** Of the cookie that an earlier try set in this browser; null where there was none. */
  readonly earlierToken: string | null;
}

/**
 * Keeps a registration and has a mail sent: a code to a new address, word of the account to a known one. Which it is is found out by
 * the job, so that the work and the answer here are the same. It takes the place of what the same browser sent before, and of
 * nobody else's. Throws `name_not_allowed`, `password_too_common`, `place_not_found`, `joining_not_open` for the city,
 * `too_many_requests`.
 */
export const register = async (
  context: IdentityContext,
  input: Registering,
  requester: Requester,
): Promise<Registered> => {
  const { platform, ports, attempts } = context;
  const email = input.email.toLowerCase();
  const displayName = cleanDisplayName(input.displayName);
  const { password, homePlace } = input;
  const joinNote = cleanLines(input.joinNote ?? '').trim();
  if (password !== undefined) checkPassword(context, password, [displayName, email, homePlace]);
  await ports.homes.checkChoice(platform.db, homePlace);
  await attempts.mail(email, requester);

  const passwordHash = password === undefined ? null : await hashPassword(password);
  const browserToken = newToken();
  const now = platform.clock.now();
  const cookieSeconds = limits.confirmationCodeHours * 3600;
  await platform.db.transaction(async (tx) => {
    if (input.earlierToken !== null) await dropSignUpOf(tx, email, tokenHash(input.earlierToken));
    const signUp = await insertSignUp(tx, {
      email,
      displayName,
      passwordHash,
      locale: input.locale,
      homePlace,
      invitation: input.invitation ?? null,
      joinNote: joinNote === '' ? null : joinNote,
      browserHash: tokenHash(browserToken),
      createdAt: now,
      expiresAt: new Date(now.getTime() + cookieSeconds * 1000),
    });
    await platform.jobs.send<AnswerRegistration>(tx, answerRegistration, { email, signUp: String(signUp) });
  });
  return { browserToken, cookieSeconds };
};
