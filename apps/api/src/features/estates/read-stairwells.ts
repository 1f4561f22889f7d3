import type { HeldStairwellCode, StairwellCode } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError } from '../../platform/errors.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../platform/http/cursor.ts';
import type { GuessFrom } from '../identity/index.ts';
import type { EstatesContext } from './context.ts';
import { managedEstate } from './managed-estate.ts';
import { presentHeld, presentStairwell } from './presenter-stairwells.ts';
import { findCode, listStairwells } from './queries-stairwells.ts';

const codesPerPage = 50;
const list = 'stairwells';

interface ListCodes {
  readonly caller: Caller;
  /** Slug. */
  readonly place: string;
  readonly cursor: string | undefined;
}

/** The codes of an estate, the newest first. Throws what `managedEstate` throws. */
export const codesOf = async (
  context: EstatesContext,
  input: ListCodes,
): Promise<{ items: StairwellCode[]; nextCursor: string | null }> => {
  const { db, clock } = context.platform;
  const cursor = decodeCursor(list, input.cursor, { momentless: true });
  const { place } = await managedEstate(context, db, input);
  const rows = await listStairwells(db, { placeId: place.id, after: cursor?.after ?? null, limit: codesPerPage + 1 });
  const { shown, nextCursor } = pageOf(rows, codesPerPage, ({ publicId }) =>
    encodeCursor(list, { at: null, after: publicId }),
  );
  return { items: shown.map((row) => presentStairwell(row, clock.now())), nextCursor };
};

/** What a code is for. A code that is none counts as a guess. Throws `stairwell_code_unknown`, `too_many_requests`. */
export const heldCode = async (
  { platform, ports }: EstatesContext,
  caller: Caller,
  { code, from }: { readonly code: string; readonly from: GuessFrom },
): Promise<HeldStairwellCode> => {
  const { actor } = await ports.loadAsker(platform.db, caller);
  const forgive = await ports.guessStairwell(actor.kind === 'guest' ? null : actor.id, from);
  const found = await findCode(platform.db, code);
  if (found === null) throw new AppError('stairwell_code_unknown');
  await forgive();
  return presentHeld(found.stairwell, found.place, platform.clock.now());
};
