import type { Invariant } from '../../platform/doctor/invariant.ts';
import { overdue } from '../../platform/doctor/overdue.ts';
import { invitationsKept } from './kept.ts';

/** What holds of neighbours' links at every moment. */
export const invitationInvariants: readonly Invariant[] = [overdue('invitations.retention', invitationsKept)];
