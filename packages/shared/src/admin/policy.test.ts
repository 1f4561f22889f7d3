import { describe, expect, it } from 'vitest';
import { allow, guest, withholdDuties, type AccountActor } from '../policy.ts';
import { mayAdminister, mayReadAudit, placesOfAudit } from './policy.ts';

const resident: AccountActor = {
  kind: 'account',
  id: 'ktosktosktos',
  confirmed: true,
  suspended: false,
  admin: false,
  memberships: [{ place: 'bema', roles: ['resident'] }],
  liaisonFor: [],
};
const animator: AccountActor = { ...resident, memberships: [{ place: 'bema', roles: ['resident', 'animator'] }] };
const moderator: AccountActor = { ...resident, memberships: [{ place: 'bema', roles: ['resident', 'moderator'] }] };
const liaison: AccountActor = { ...resident, liaisonFor: [{ institution: 'rada', places: ['bema'] }] };
const admin: AccountActor = { ...resident, admin: true };

describe('administering', () => {
  it.each([
    ['a guest', guest, 'unauthorized'],
    ['a resident', resident, 'forbidden'],
    ['an animator', animator, 'forbidden'],
    ['a moderator', moderator, 'forbidden'],
    ['a liaison', liaison, 'forbidden'],
    ['an administrator whose address is not confirmed', { ...admin, confirmed: false }, 'email_unconfirmed'],
    ['an administrator who is suspended', { ...admin, suspended: true }, 'account_suspended'],
    ['an administrator without their second step', withholdDuties(admin), 'second_factor_required'],
    ['an administrator', admin, null],
  ] as const)('by %s', (_who, actor, code) => {
    expect(mayAdminister(actor)).toEqual(code === null ? allow : { allow: false, code });
  });
});

describe('reading the audit log', () => {
  it.each([
    ['a guest', guest, null, 'unauthorized'],
    ['a resident', resident, 'bema', 'not_moderator_here'],
    ['a moderator of the place', moderator, 'bema', null],
    ['a moderator of what they moderate', moderator, null, null],
    ['a moderator of another place', moderator, 'piasta', 'not_moderator_here'],
    ['a suspended moderator', { ...moderator, suspended: true }, 'bema', 'account_suspended'],
    ['an administrator', admin, null, null],
  ] as const)('by %s', (_who, actor, place, code) => {
    expect(mayReadAudit(actor, place)).toEqual(code === null ? allow : { allow: false, code });
  });

  it('is of the places that one moderates, and of all for the administrator', () => {
    expect([placesOfAudit(resident), placesOfAudit(moderator), placesOfAudit(admin)]).toEqual([[], ['bema'], null]);
  });
});
