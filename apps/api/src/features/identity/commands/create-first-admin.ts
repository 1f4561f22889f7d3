import { timingSafeEqual } from 'node:crypto';
import type { BodyOf } from '@moja-ulica/shared/http.ts';
import type { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { AppError } from '../../../platform/errors.ts';
import { checkPassword } from '../check-password.ts';
import type { SigningContext } from '../context.ts';
import type { Requester } from '../requester.ts';
import { createAccount } from '../create-account.ts';
import { cleanDisplayName } from '../names.ts';
import { hashPassword } from '../passwords/hash.ts';
import { hasAdmin } from '../queries.ts';
import { deleteSetupLinks, lockSetupLinks, type SetupLink } from '../repo-setup.ts';
import { tokenHash } from '../secrets.ts';
import { startSession, type Started } from '../start-session.ts';
import { suspendedAddressHash } from '../suspended-address.ts';

const isTokenOf = (links: readonly SetupLink[], token: string): boolean =>
  links.some(({ hash }) => timingSafeEqual(tokenHash(token), Buffer.from(hash, 'base64url')));

/**
 * Makes the first administrator of an installation with the token of a one-time link, and signs in; all such links end. Throws
 * `setup_link_invalid`, `name_not_allowed`, `password_too_common`, `invalid_input` (the address has an account),
 * `too_many_requests`.
 */
export const createFirstAdmin = async (
  context: SigningContext,
  input: BodyOf<typeof identityRoutes.createFirstAdmin>,
  requester: Requester,
): Promise<Started> => {
  const { platform, attempts } = context;
  const forgive = await attempts.open(requester);
  const email = input.email.toLowerCase();
  const addressHash = await suspendedAddressHash(context, email);

  const outcome = await platform.db.transaction(async (tx) => {
    const links = await lockSetupLinks(tx, platform.clock.now());
    if (!isTokenOf(links, input.token) || (await hasAdmin(tx))) return null;
    const displayName = cleanDisplayName(input.displayName);
    checkPassword(context, input.password, [displayName, email]);
    const userId = await createAccount(tx, {
      email,
      addressHash,
      displayName,
      passwordHash: await hashPassword(input.password),
      locale: input.locale,
      admin: true,
      now: platform.clock.now(),
    });
    if (userId === null) {
      throw new AppError('invalid_input', {
        fields: [{ field: 'email', code: 'taken', message: 'an address without an account' }],
      });
    }
    await deleteSetupLinks(tx);
    return startSession(tx, context, { userId, secondFactor: false }, requester);
  });
  if (outcome === null) {
    requester.security('first_admin_refused');
    throw new AppError('setup_link_invalid');
  }
  await forgive();
  requester.security('first_admin_created', { user: outcome.session.me.id });
  return outcome;
};
