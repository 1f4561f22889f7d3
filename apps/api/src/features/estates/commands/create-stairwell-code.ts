import type { BodyOf } from '@moja-ulica/shared/http.ts';
import { stairwellAlphabet, stairwellCodeLength } from '@moja-ulica/shared/estates/stairwell-code.ts';
import type { StairwellCode } from '@moja-ulica/shared/estates/schema.ts';
import type { stairwellRoutes } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import { customAlphabet } from 'nanoid';
import type { Caller } from '../../../platform/auth/caller.ts';
import { rememberResult } from '../../../platform/http/idempotency.ts';
import { newPublicId } from '../../../platform/ids.ts';
import { endOfLocalDay } from '../../../platform/local-day.ts';
import { cleanLine, requireShown } from '../../../platform/typed-text.ts';
import { lockAccount } from '../../identity/index.ts';
import type { EstatesContext } from '../context.ts';
import { managedEstate } from '../managed-estate.ts';
import { presentStairwell } from '../presenter-stairwells.ts';
import { insertStairwell, stairwellByKey } from '../repo-stairwells.ts';

const newCode = customAlphabet(stairwellAlphabet, stairwellCodeLength);

interface CreateStairwellCode {
  readonly caller: Caller;
  /** Slug. */
  readonly place: string;
  readonly body: BodyOf<typeof stairwellRoutes.createCode>;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
}

/**
 * Makes a code for a staircase, with a row in the audit log, once for an `Idempotency-Key`.
 * @throws what `managedEstate` throws, `invalid_input`, `idempotency_key_reused`
 */
export const createStairwellCode = (context: EstatesContext, input: CreateStairwellCode): Promise<StairwellCode> =>
  context.platform.db.transaction(async (tx) => {
    const now = context.platform.clock.now();
    const { place, userId } = await managedEstate(context, tx, input);
    const label = cleanLine(input.body.label);
    requireShown('label', label, 1);

    await lockAccount(tx, userId);
    const request = {
      userId,
      key: input.idempotencyKey,
      operation: 'createCode',
      fingerprint: input.fingerprint,
      now,
    };
    const { resultId } = await rememberResult(tx, request, async () => {
      const publicId = newPublicId();
      const expiresAt = endOfLocalDay(now, input.body.days, place.timeZone);
      const { maxUses } = input.body;
      await context.ports.writeAudit(tx, {
        actorId: userId,
        placeId: place.id,
        action: 'stairwell_code.create',
        subject: `stairwell_code:${publicId}`,
        details: { label, maxUses, expiresAt: expiresAt.toISOString() },
        createdAt: now,
      });
      return insertStairwell(tx, {
        publicId,
        placeId: place.id,
        code: newCode(),
        label,
        maxUses,
        createdAt: now,
        expiresAt,
      });
    });
    return presentStairwell(await stairwellByKey(tx, resultId), now);
  });
