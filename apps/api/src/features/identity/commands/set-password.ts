import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { checkPassword } from '../check-password.ts';
import type { IdentityContext } from '../context.ts';
import { endSessions } from '../end-sessions.ts';
import { hashPassword, verifyPassword } from '../passwords/hash.ts';
import { readOwnAccount } from '../queries.ts';
import { replacePasswordHash } from '../repo.ts';
import type { Requester } from '../requester.ts';

/** The caller's own account; whoever sets a password has a session. Throws `unauthorized`, `session_ended`. */
const ownAccount = async ({ platform, ports }: IdentityContext, caller: Caller) => {
  const { userId } = await ports.loadAsker(platform.db, caller);
  if (userId === null || caller === null) throw new AppError('unauthorized');
  const account = await readOwnAccount(platform.db, userId);
  if (account === null) throw new AppError('session_ended');
  return { ...account, id: userId, sessionId: caller.sessionId };
};

/** Mails the caller a code with which a password may be set. Throws `unauthorized`, `session_ended`, `too_many_requests`. */
export const requestPasswordCode = async (
  context: IdentityContext,
  caller: Caller,
  requester: Requester,
): Promise<void> => {
  const { platform, attempts, codes, mails } = context;
  const { email, locale } = await ownAccount(context, caller);
  await attempts.mail(email, requester);
  await platform.db.transaction(async (tx) => {
    await mails.passwordCode(tx, { email, locale, ...(await codes.issue(tx, email, 'set_password')) });
  });
};

interface NewPassword {
  readonly password: string;
  readonly currentPassword?: string | undefined;
  readonly code?: string | undefined;
}

/** Throws `invalid_input` unless there is exactly one proof. */
const requireOneProof = ({ currentPassword, code }: NewPassword): void => {
  if ((currentPassword === undefined) !== (code === undefined)) return;
  throw new AppError('invalid_input', {
    fields: [{ field: 'currentPassword', code: 'required', message: 'the current password or a code, and not both' }],
  });
};

/**
 * Sets the caller's password, proven by the current one or by a mailed code; a session alone is no proof, since it may be somebody
 * else who sits at the device. Every other session ends, and a mail tells. Announces `session`. Throws `unauthorized`,
 * `session_ended`, `invalid_credentials`, `code_invalid`, `password_too_common`, `too_many_requests`, `unavailable`.
 */
export const setPassword = async (
  context: IdentityContext,
  { caller, body }: { readonly caller: Caller; readonly body: NewPassword },
  requester: Requester,
): Promise<void> => {
  const { platform, attempts, codes, mails } = context;
  requireOneProof(body);
  const account = await ownAccount(context, caller);
  checkPassword(context, body.password, [account.email, account.displayName ?? '']);
  const forgive = await attempts.guess(body.code === undefined ? 'password' : 'code', account.email, requester);

  /** Null when the current password is not the right one. */
  const newHash = async (): Promise<string | null> =>
    body.currentPassword === undefined || (await verifyPassword(body.currentPassword, account.passwordHash))
      ? hashPassword(body.password)
      : null;
  const hash = await newHash().catch(async (error: unknown) => {
    // What nobody came to judge was no failure.
    await forgive();
    throw error;
  });

  // A wrong guess at the code is counted in this transaction, so it must commit: what is thrown is thrown after it.
  const set =
    hash !== null &&
    (await platform.db.transaction(async (tx) => {
      if (body.code !== undefined && !(await codes.redeem(tx, account.email, 'set_password', body.code))) return false;
      if (!(await replacePasswordHash(tx, account.id, { from: account.passwordHash, to: hash }))) return false;
      await endSessions(platform, tx, { user: account, except: account.sessionId, reason: 'password_set' });
      await mails.passwordSet(tx, { ...account, at: platform.clock.now() });
      return true;
    }));
  const way = body.code === undefined ? 'password' : 'code';
  if (!set) {
    requester.security('password_refused', { user: account.publicId, way });
    throw new AppError(way === 'code' ? 'code_invalid' : 'invalid_credentials');
  }
  await forgive();
  requester.security('password_set', { user: account.publicId, way });
};
