import { privacyLimits as limits } from '@moja-ulica/shared/privacy/limits.ts';
import type { DataExport } from '@moja-ulica/shared/privacy/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Db } from '../../../platform/db/database.ts';
import { find } from '../../../platform/db/idempotency-keys.ts';
import { AppError } from '../../../platform/errors.ts';
import { rememberResult, resultOf } from '../../../platform/http/idempotency.ts';
import { lockAccount, type Proof, type Requester } from '../../identity/index.ts';
import type { PrivacyContext } from '../context.ts';
import { announceExport } from '../live.ts';
import { makeExportQueue, type MakeExport } from '../make-export.ts';
import { presentExport } from '../presenter.ts';
import { exportByKey, exportsAskedSince, hasUnfinishedExport } from '../queries.ts';
import { insertExport } from '../repo-exports.ts';

interface RequestExport {
  readonly caller: Caller;
  readonly body: Proof;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
}

const dayMs = 86_400_000;

/** Throws `export_in_progress`, `export_limit_reached`. */
const checkMayAsk = async (db: Db, userId: bigint, now: Date): Promise<void> => {
  if (await hasUnfinishedExport(db, userId)) throw new AppError('export_in_progress', { retryAfterSeconds: 60 });
  const asked = await exportsAskedSince(db, userId, new Date(now.getTime() - dayMs));
  const [oldest] = asked;
  if (asked.length < limits.exportsPerDay || oldest === undefined) return;
  throw new AppError('export_limit_reached', {
    retryAfterSeconds: Math.max(1, Math.ceil((oldest.getTime() + dayMs - now.getTime()) / 1000)),
  });
};

/**
 * Has a copy made of everything that is kept about the caller, if they show that it is them. Everybody may, suspended and
 * unconfirmed people too. Throws `unauthorized`, `session_ended`, `export_in_progress`, `export_limit_reached`,
 * `idempotency_key_reused`, and what `ifProven` throws.
 */
export const requestExport = async (
  { platform, identity }: PrivacyContext,
  { caller, body, idempotencyKey, fingerprint }: RequestExport,
  requester: Requester,
): Promise<DataExport> => {
  const { db, clock, jobs } = platform;
  const account = await identity.ownAccount(caller);
  const now = clock.now();
  const request = { userId: account.id, key: idempotencyKey, operation: 'requestExport', fingerprint, now };
  const present = async (key: bigint): Promise<DataExport> => {
    const row = await exportByKey(db, key);
    if (row === null) throw new AppError('export_not_found');
    return presentExport(row);
  };
  // The code of the first request is used up: its repetition is not asked for another.
  const earlier = resultOf(await find(db, request), request);
  if (earlier !== null) return present(earlier);
  await checkMayAsk(db, account.id, now);
  let made: bigint | null = null;
  await identity.ifProven({
    account,
    proof: body,
    requester,
    prepare: () => Promise.resolve(),
    work: async (tx) => {
      await lockAccount(tx, account.id);
      const { resultId } = await rememberResult(tx, request, async () => {
        await checkMayAsk(tx, account.id, now);
        const { id, publicId } = await insertExport(tx, account.id, now);
        await jobs.send<MakeExport>(tx, makeExportQueue, { export: publicId });
        await announceExport(platform, tx, { user: account.publicId, export: publicId });
        return id;
      });
      made = resultId;
      return true;
    },
  });
  requester.security('export_asked', { user: account.publicId });
  if (made === null) throw new Error('The export was not written');
  return present(made);
};
