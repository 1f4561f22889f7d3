import type { Me } from '@moja-ulica/shared/identity/schema.ts';

/** Somebody signed in, at home in Bema, about whom nothing is special. */
export const jan: Me = {
  id: 'aaaaaaaaaaaa',
  handle: 'jan',
  displayName: 'Jan',
  email: 'jan@example.org',
  locale: 'pl',
  confirmed: true,
  suspended: false,
  suspendedUntil: null,
  admin: false,
  memberships: [{ place: 'bema', home: true, roles: ['resident'], verified: false }],
  leavesAt: null,
  liaisonFor: [],
};
