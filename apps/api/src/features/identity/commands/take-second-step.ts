import type { Tx } from '../../../platform/db/database.ts';
import { AppError } from '../../../platform/errors.ts';
import type { SigningContext } from '../context.ts';
import { stepOfCode } from '../one-time-codes.ts';
import { redeemRecoveryCode } from '../recovery-codes.ts';
import { countRecoveryCodes } from '../queries-factors.ts';
import { deleteFirstStep, keepLastStep, lockFirstStep, lockSecondStep, readFirstStep } from '../repo-second-steps.ts';
import type { Requester } from '../requester.ts';
import { lockAccount } from '../repo.ts';
import { tokenHash } from '../secrets.ts';
import { startSession, type Started } from '../start-session.ts';

interface SecondStep {
  readonly code?: string | undefined;
  readonly recoveryCode?: string | undefined;
  /** Of the cookie that the first step set; null from another browser. */
  readonly browserToken: string | null;
}

type Person = NonNullable<Awaited<ReturnType<typeof readFirstStep>>>;

/** Throws `invalid_input` unless there is exactly one. */
const wayOf = ({ code, recoveryCode }: SecondStep): 'app' | 'recovery code' => {
  if ((code === undefined) !== (recoveryCode === undefined)) return code === undefined ? 'recovery code' : 'app';
  throw new AppError('invalid_input', {
    fields: [{ field: 'code', code: 'required', message: 'a code from the app or a recovery code, and not both' }],
  });
};

/** True, once, for a code of the person's app: it and those before it do not open again. */
const redeemAppCode = async (
  { sealer, platform }: SigningContext,
  tx: Tx,
  { userId, publicId }: Person,
  code: string,
): Promise<boolean> => {
  const secondStep = await lockSecondStep(tx, userId);
  if (secondStep === null || secondStep.secret === null) return false;
  const secret = await sealer.open(secondStep.secret, publicId);
  // Sealed with another secret of the installation: an administrator has to clear it.
  if (secret === null) return false;
  const step = stepOfCode(secret, code, platform.clock.now(), secondStep.lastStep);
  if (step === null) return false;
  await keepLastStep(tx, userId, step);
  return true;
};

/**
 * Signs in whose first step was right, with a code of their app or a recovery code; a mail tells of the latter. Throws
 * `second_step_ended` (too long ago, or in another browser), `code_invalid`, `invalid_input`, `too_many_requests`.
 */
export const takeSecondStep = async (
  context: SigningContext,
  input: SecondStep,
  requester: Requester,
): Promise<Started> => {
  const { platform, attempts, mails } = context;
  const way = wayOf(input);
  const now = platform.clock.now();
  const browserHash = input.browserToken === null ? null : tokenHash(input.browserToken);
  const person = browserHash === null ? null : await readFirstStep(platform.db, browserHash, now);
  if (browserHash === null || person === null) throw new AppError('second_step_ended');
  const owner = { id: person.userId, publicId: person.publicId };
  const forgive = await attempts.guess('second-step', person.email, requester);

  const redeem = async (tx: Tx): Promise<boolean> => {
    if (input.code !== undefined) return redeemAppCode(context, tx, person, input.code);
    if (!(await redeemRecoveryCode(context, tx, owner, input.recoveryCode ?? ''))) return false;
    const left = await countRecoveryCodes(tx, person.userId);
    const to = { email: person.email, locale: person.locale, at: now };
    await mails.news(tx, to, { what: 'recoveryCodeUsed', left });
    return true;
  };
  const outcome = await platform.db.transaction(async (tx): Promise<Started | 'ended' | 'wrong'> => {
    // First, as by whoever changes the account.
    await lockAccount(tx, person.userId, 'second_step_ended');
    // Of two at once in one browser the second finds that the first has gone in.
    if (!(await lockFirstStep(tx, browserHash))) return 'ended';
    if (!(await redeem(tx))) return 'wrong';
    await deleteFirstStep(tx, browserHash);
    return startSession(tx, context, { userId: person.userId, secondFactor: true }, requester);
  });
  if (outcome === 'ended') {
    await forgive();
    throw new AppError('second_step_ended');
  }
  if (outcome === 'wrong') {
    requester.security('sign_in_failed', { way, user: person.publicId });
    throw new AppError('code_invalid');
  }
  await forgive();
  requester.security('sign_in', { way, user: person.publicId });
  return outcome;
};
