import type { Clock } from '../../platform/clock.ts';
import type { CountInvited } from '../identity/index.ts';
import { readInvitation } from './queries.ts';
import { countUse } from './repo.ts';

/** What registering asks of invitations; see `CountInvited`. */
export const createCountInvited =
  (clock: Clock): CountInvited =>
  async (tx, { invitation: token, place }) => {
    const invitation = await readInvitation(tx, token, clock.now());
    if (invitation?.place.slug === place) await countUse(tx, invitation.key);
  };
