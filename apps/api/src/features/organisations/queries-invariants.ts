import { keysLeadToRows, type Invariant } from '../../platform/doctor/invariant.ts';

/** What holds of organisations at every moment. */
export const organisationInvariants: readonly Invariant[] = [
  ...keysLeadToRows('organisations', { createOrganisation: 'organisations' }),
];
