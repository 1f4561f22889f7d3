import { keysLeadToRows, type Invariant } from '../../platform/doctor/invariant.ts';
import { overdue } from '../../platform/doctor/overdue.ts';
import { invitationsKeptMs } from './own-data.ts';

/** What holds of invitations at every moment. */
export const adminInvariants: readonly Invariant[] = [
  overdue('admin.retention', [
    { table: 'staff_invitations', ended: 'least(accepted_at, revoked_at, expires_at)', keptMs: invitationsKeptMs },
  ]),
  ...keysLeadToRows('admin', { invite: 'staff_invitations' }),
];
