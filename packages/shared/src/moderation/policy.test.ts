import { describe, expect, it } from 'vitest';
import { allow, guest, type AccountActor } from '../policy.ts';
import { maySuspend } from './policy.ts';

const account: AccountActor = {
  kind: 'account',
  id: 'ktosktosktos',
  confirmed: true,
  suspended: false,
  admin: false,
  memberships: [],
  liaisonFor: [],
};
const moderator = { ...account, memberships: [{ place: 'bema', roles: ['resident', 'moderator'] as const }] };
const admin = { ...account, admin: true };
const other = { id: 'innyinnyinny' };

describe('suspending on the whole site', () => {
  it.each([
    ['a guest', guest, 'unauthorized'],
    ['a resident', account, 'forbidden'],
    ['a moderator', moderator, 'forbidden'],
    ['an administrator who is suspended', { ...admin, suspended: true }, 'account_suspended'],
    ['an administrator without a confirmed address', { ...admin, confirmed: false }, 'email_unconfirmed'],
  ])('is not for %s', (_who, actor, code) => {
    expect(maySuspend(actor, other)).toEqual({ allow: false, code });
  });

  it('is for the administrator, of others', () => {
    expect(maySuspend(admin, other)).toEqual(allow);
    expect(maySuspend(admin, admin)).toEqual({ allow: false, code: 'forbidden' });
  });
});
