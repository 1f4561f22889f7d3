import type { IdentityContext } from '../context.ts';
import type { Requester } from '../requester.ts';
import { sendSignInCode, type SendSignInCode } from '../jobs.ts';

/**
 * Has a sign-in code mailed, if there is an account. Whether there is one is found out by the job, so that the work here is the
 * same. Throws `too_many_requests`.
 */
export const requestCode = async (
  { platform, attempts }: IdentityContext,
  input: { readonly email: string },
  requester: Requester,
): Promise<void> => {
  const email = input.email.toLowerCase();
  await attempts.mail(email, requester);
  await platform.db.transaction((tx) => platform.jobs.send<SendSignInCode>(tx, sendSignInCode, { email }));
};
