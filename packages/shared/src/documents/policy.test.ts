import { expect, test } from 'vitest';
import { guest, type AccountActor, type Actor } from '../policy.ts';
import { mayEditDocuments } from './policy.ts';

const account = (facts: Partial<AccountActor> = {}): AccountActor => ({
  kind: 'account',
  id: 'Jan123456789',
  confirmed: true,
  suspended: false,
  admin: false,
  memberships: [],
  liaisonFor: [],
  ...facts,
});

/** Settings of the whole site are the administrator's (product.md). */
test.each<[string, Actor, string]>([
  ['a guest', guest, 'unauthorized'],
  ['an unconfirmed account', account({ confirmed: false }), 'email_unconfirmed'],
  ['an account', account(), 'forbidden'],
  ['a moderator', account({ memberships: [{ place: 'bema', roles: ['moderator'] }] }), 'forbidden'],
  ['a liaison', account({ liaisonFor: [{ institution: 'rada', places: ['bema'] }] }), 'forbidden'],
  ['the administrator', account({ admin: true }), 'yes'],
  ['a suspended administrator', account({ admin: true, suspended: true }), 'account_suspended'],
  ['an unconfirmed administrator', account({ admin: true, confirmed: false }), 'email_unconfirmed'],
])('%s edits documents: %s', (_, actor, expected) => {
  const verdict = mayEditDocuments(actor);
  expect(verdict.allow ? 'yes' : verdict.code).toBe(expected);
});
