import { expect, test } from 'vitest';
import { guest, withholdDuties, type AccountActor } from '../policy.ts';
import { mayChangeFactors, mayClearFactors, mayReadAbout } from './policy.ts';

const account = (facts: Partial<AccountActor>): AccountActor => ({
  kind: 'account',
  id: 'somebodyelse',
  confirmed: true,
  suspended: false,
  admin: false,
  memberships: [],
  liaisonFor: [],
  ...facts,
});
const memberOf = (place: string, facts: Partial<AccountActor> = {}): AccountActor =>
  account({ memberships: [{ place, roles: ['resident'] }], ...facts });

const readers = {
  guest,
  outsider: account({}),
  'of another estate': memberOf('piasta'),
  neighbour: memberOf('bema'),
  'unconfirmed neighbour': memberOf('bema', { confirmed: false }),
  'suspended neighbour': memberOf('bema', { suspended: true }),
  oneself: account({ id: 'theperson' }),
  admin: account({ admin: true }),
} as const;

test.each([
  ['everyone', Object.keys(readers)],
  ['neighbours', ['neighbour', 'suspended neighbour', 'oneself', 'admin']],
  ['nobody', ['oneself', 'admin']],
] as const)('shown to %s', (shownTo, expected) => {
  const person = { id: 'theperson', shownTo, estates: ['bema', 'tbs'] };
  const allowed = Object.entries(readers).filter(([, reader]) => mayReadAbout(reader, person));
  expect(allowed.map(([name]) => name)).toEqual(expected);
});

test.each<readonly [string, Parameters<typeof mayClearFactors>[0], string]>([
  ['a guest', guest, 'unauthorized'],
  ['somebody', account({}), 'forbidden'],
  ['a moderator', account({ memberships: [{ place: 'bema', roles: ['moderator'] }] }), 'forbidden'],
  ['a liaison', account({ liaisonFor: [{ institution: 'rada', places: ['bema'] }] }), 'forbidden'],
  ['the administrator', account({ admin: true }), 'ok'],
  ['the administrator for themselves', account({ admin: true, id: 'theperson' }), 'forbidden'],
  ['a suspended administrator', account({ admin: true, suspended: true }), 'account_suspended'],
  ['an unconfirmed administrator', account({ admin: true, confirmed: false }), 'email_unconfirmed'],
])('clearing how somebody signs in: %s', (_who, actor, expected) => {
  const verdict = mayClearFactors(actor, { id: 'theperson' });
  expect(verdict.allow ? 'ok' : verdict.code).toBe(expected);
});

test('a factor is changed on the word of both steps, where the site asks for them and there is one', () => {
  const staff = account({ admin: true });
  const waiting = withholdDuties(staff);
  expect(mayChangeFactors(waiting, { hasFactor: true })).toEqual({ allow: false, code: 'second_factor_required' });
  expect(mayChangeFactors(waiting, { hasFactor: false }).allow).toBe(true);
  expect(mayChangeFactors(staff, { hasFactor: true }).allow).toBe(true);
});
