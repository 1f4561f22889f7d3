import { keysLeadToRows, type Invariant } from '../../platform/doctor/invariant.ts';
import { overdue } from '../../platform/doctor/overdue.ts';
import { adminKept } from './kept.ts';

/** What holds of invitations at every moment. */
export const adminInvariants: readonly Invariant[] = [
  overdue('admin.retention', adminKept),
  ...keysLeadToRows('admin', { invite: 'staff_invitations' }),
];
