import { eq, or } from 'drizzle-orm';
import type { Eraser } from '../identity/index.ts';
import { staffInvitations } from './tables.ts';

/** What was offered to the person goes; what they offered ends, since they run the site no more. */
export const eraseInvitations: Eraser = {
  name: 'staff-invitations',
  of: ['staff_invitations.email', 'staff_invitations.accepted_by', 'staff_invitations.invited_by'],
  erase: async (tx, { id, email }) => {
    await tx.delete(staffInvitations).where(or(eq(staffInvitations.email, email), eq(staffInvitations.acceptedBy, id)));
    await tx.update(staffInvitations).set({ invitedBy: null }).where(eq(staffInvitations.invitedBy, id));
    return null;
  },
};
