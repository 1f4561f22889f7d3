import { estateLimits } from '@moja-ulica/shared/estates/limits.ts';
import type { JoinRequest, OwnJoinRequest } from '@moja-ulica/shared/estates/schema.ts';
import type { RequestRow, WaitingRow } from './queries-requests.ts';

/** When somebody whose request was refused may ask again; null: at any time. */
export const mayAskAgainAt = ({ state, closedAt }: Pick<RequestRow, 'state' | 'closedAt'>): Date | null =>
  state === 'refused' && closedAt !== null
    ? new Date(closedAt.getTime() + estateLimits.daysAfterRefusal * 86_400_000)
    : null;

export const presentOwnRequest = (row: RequestRow, place: string): OwnJoinRequest => ({
  id: row.publicId,
  place,
  state: row.state,
  note: row.note,
  createdAt: row.createdAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
  reason: row.reason,
  mayAskAgainAt: mayAskAgainAt(row)?.toISOString() ?? null,
});

export const presentRequest = ({ request, handle, displayName, registeredAt }: WaitingRow): JoinRequest => ({
  id: request.publicId,
  person: { handle, displayName, registeredAt: registeredAt.toISOString() },
  note: request.note,
  createdAt: request.createdAt.toISOString(),
});
