import type { Caller } from '../../platform/auth/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { codeRefusal } from './codes.ts';
import type { IdentityContext } from './context.ts';
import { verifyPassword } from './passwords/hash.ts';
import { readOwnAccount } from './queries.ts';
import type { Requester } from './requester.ts';

/** The current password or a code that was mailed to the account's address. */
export interface Proof {
  readonly currentPassword?: string | undefined;
  readonly code?: string | undefined;
}

/** The caller's own account. Throws `unauthorized`, `session_ended`. */
export const ownAccount = async ({ platform, ports }: Pick<IdentityContext, 'platform' | 'ports'>, caller: Caller) => {
  const { userId } = await ports.loadAsker(platform.db, caller);
  if (userId === null || caller === null) throw new AppError('unauthorized');
  const account = await readOwnAccount(platform.db, userId);
  if (account === null) throw new AppError('session_ended');
  return { ...account, id: userId, sessionId: caller.sessionId, caller };
};

export type OwnAccount = Awaited<ReturnType<typeof ownAccount>>;

/** Throws `invalid_input` unless there is exactly one proof. */
const wayOf = ({ currentPassword, code }: Proof): 'password' | 'code' => {
  if ((currentPassword === undefined) !== (code === undefined)) return code === undefined ? 'password' : 'code';
  throw new AppError('invalid_input', {
    fields: [{ field: 'currentPassword', code: 'required', message: 'the current password or a code, and not both' }],
  });
};

/** What is done if the owner shows that it is them. */
export interface Change<P> {
  readonly account: OwnAccount;
  readonly proof: Proof;
  readonly requester: Requester;
  /** What takes long, done once the guess is counted, and while no transaction is open. */
  readonly prepare: () => Promise<P>;
  /** False if the account has changed meanwhile. */
  readonly work: (tx: Tx, prepared: P) => Promise<boolean>;
}

/**
 * Does the work if the caller shows that the account is theirs: a session alone does not, since it may be somebody else who sits at
 * the device. A code is redeemed in the transaction of the work. Throws `session_ended`, `invalid_input`, `invalid_credentials`,
 * `code_invalid`, `code_expired`, `too_many_requests`, `unavailable`.
 */
export const ifProven = async <P>(
  { platform, ports, attempts, codes }: IdentityContext,
  { account, proof, requester, prepare, work }: Change<P>,
): Promise<void> => {
  const { currentPassword, code } = proof;
  const way = wayOf(proof);
  const forgive = await attempts.guess(`proof-${way}`, account.email, requester);
  const judge = async (): Promise<{ readonly prepared: P } | null> =>
    currentPassword === undefined || (await verifyPassword(currentPassword, account.passwordHash))
      ? { prepared: await prepare() }
      : null;
  const known = await judge().catch(async (error: unknown) => {
    // What nobody came to judge was no failure.
    await forgive();
    throw error;
  });
  // A wrong guess at the code is counted in this transaction, so it must commit: what is thrown is thrown after it.
  const outcome =
    known === null
      ? 'wrong'
      : await platform.db.transaction(async (tx) => {
          // The session may have ended while the password was judged.
          await ports.loadAsker(tx, account.caller);
          const subject = { email: account.email, purpose: 'prove' } as const;
          const judged = code === undefined ? 'right' : await codes.redeem(tx, subject, code);
          if (judged !== 'right') return judged;
          return (await work(tx, known.prepared)) ? 'done' : 'wrong';
        });
  if (outcome !== 'done') {
    requester.security('proof_refused', { user: account.publicId, way });
    throw way === 'code' ? codeRefusal(outcome) : new AppError('invalid_credentials');
  }
  await forgive();
};
