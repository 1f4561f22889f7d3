import { eq } from 'drizzle-orm';
import type { Eraser } from '../identity/index.ts';
import { organisationWriters as writers } from './tables.ts';

/** The person writes for nobody any more; what they wrote for an organisation keeps its name. */
export const eraseWriters: Eraser = {
  name: 'organisations',
  of: ['organisation_writers.user_id'],
  erase: async (tx, { id }) => {
    await tx.delete(writers).where(eq(writers.userId, id));
    return null;
  },
};
