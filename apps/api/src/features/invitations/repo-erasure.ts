import { eq } from 'drizzle-orm';
import type { Eraser } from '../identity/index.ts';
import { neighbourInvitations as invitations } from './tables.ts';

/** Links of the person lead nowhere. */
export const eraseInvitations: Eraser = {
  name: 'neighbour-invitations',
  of: ['neighbour_invitations.inviter_id'],
  erase: async (tx, { id }) => {
    await tx.delete(invitations).where(eq(invitations.inviterId, id));
    return null;
  },
};
