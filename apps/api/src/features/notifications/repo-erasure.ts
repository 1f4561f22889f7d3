import { inArray, eq } from 'drizzle-orm';
import type { Eraser } from '../identity/index.ts';
import { notifications } from './tables.ts';

const rowsAtOnce = 2000;

/** The person's own list, a part at a time. */
export const eraseNotifications: Eraser = {
  name: 'notifications',
  of: ['notifications.user_id'],
  erase: async (tx, { id }) => {
    const some = tx
      .select({ id: notifications.id })
      .from(notifications)
      .where(eq(notifications.userId, id))
      .limit(rowsAtOnce);
    const gone = await tx
      .delete(notifications)
      .where(inArray(notifications.id, some))
      .returning({ id: notifications.id });
    return gone.length < rowsAtOnce ? null : 1n;
  },
};
