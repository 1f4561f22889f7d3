import { estateLimits } from '@moja-ulica/shared/estates/limits.ts';
import type { RequestRow } from './queries-requests.ts';

const dayMs = 86_400_000;

/** When somebody whose request was refused may ask again; null: at any time. */
export const mayAskAgainAt = ({ state, closedAt }: Pick<RequestRow, 'state' | 'closedAt'>): Date | null =>
  state === 'refused' && closedAt !== null
    ? new Date(closedAt.getTime() + estateLimits.daysAfterRefusal * dayMs)
    : null;
