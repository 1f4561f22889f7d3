import { eq } from 'drizzle-orm';
import type { Eraser } from '../identity/index.ts';
import { liaisons } from './tables.ts';

/** The person speaks for nobody any more; what was answered stays the institution's. */
export const eraseLiaisons: Eraser = {
  name: 'institutions',
  of: ['liaisons.user_id'],
  erase: async (tx, { id }) => {
    await tx.delete(liaisons).where(eq(liaisons.userId, id));
    return null;
  },
};
