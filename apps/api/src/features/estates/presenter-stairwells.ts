import type { HeldStairwellCode, StairwellCode } from '@moja-ulica/shared/estates/schema.ts';
import type { PlaceRow } from './queries.ts';
import type { StairwellRow } from './queries-stairwells.ts';
import { stairwellState } from './stairwell-state.ts';

/** A code as the administrator sees it. */
export const presentStairwell = (row: StairwellRow, now: Date): StairwellCode => ({
  id: row.publicId,
  code: row.code,
  label: row.label,
  state: stairwellState(row, now),
  uses: row.uses,
  maxUses: row.maxUses,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
});

/** A code as whoever holds it sees it: neither for which staircase it is, nor how many have used it. */
export const presentHeld = (row: StairwellRow, place: PlaceRow, now: Date): HeldStairwellCode => ({
  code: row.code,
  place: { slug: place.slug, name: place.name },
  state: stairwellState(row, now),
  expiresAt: row.expiresAt.toISOString(),
});
