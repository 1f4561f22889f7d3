import { eq } from 'drizzle-orm';
import type { Eraser } from '../identity/index.ts';
import { reports } from './tables.ts';

/** What the person wrote beside their reports. That something was reported, and why, is the record of the case. */
export const eraseReportNotes: Eraser = {
  name: 'report-notes',
  of: ['reports.reporter_id'],
  erase: async (tx, { id }) => {
    await tx.update(reports).set({ reporterId: null, note: null }).where(eq(reports.reporterId, id));
    return null;
  },
};
