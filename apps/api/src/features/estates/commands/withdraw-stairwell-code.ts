import type { StairwellCode } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { managedEstate } from '../managed-estate.ts';
import { presentStairwell } from '../presenter-stairwells.ts';
import { findStairwell } from '../queries-stairwells.ts';
import { stairwellByKey, withdrawStairwell } from '../repo-stairwells.ts';

interface WithdrawStairwellCode {
  readonly caller: Caller;
  /** Slug. */
  readonly place: string;
  /** Public id of the code. */
  readonly stairwell: string;
}

/**
 * Takes a code back, with a row in the audit log; whoever has joined with it stays. Repeatable.
 * @throws what `managedEstate` throws, `stairwell_code_unknown`
 */
export const withdrawStairwellCode = (context: EstatesContext, input: WithdrawStairwellCode): Promise<StairwellCode> =>
  context.platform.db.transaction(async (tx) => {
    const now = context.platform.clock.now();
    const { place, userId } = await managedEstate(context, tx, input);
    const found = await findStairwell(tx, place.id, input.stairwell);
    if (found === null) throw new AppError('stairwell_code_unknown');

    if (await withdrawStairwell(tx, found.id, now)) {
      await context.ports.writeAudit(tx, {
        actorId: userId,
        placeId: place.id,
        action: 'stairwell_code.withdraw',
        subject: `stairwell_code:${found.publicId}`,
        details: { label: found.label },
        createdAt: now,
      });
    }
    return presentStairwell(await stairwellByKey(tx, found.id), now);
  });
