import { expect, test } from 'vitest';
import { guest, type AccountActor } from '../policy.ts';
import { mayReadAbout } from './policy.ts';

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
