import type { JoinRequest, OwnJoinRequest } from '@moja-ulica/shared/estates/schema.ts';
import { mayAskAgainAt } from './ask-again.ts';
import type { RequestRow, WaitingRow } from './queries-requests.ts';

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
