import { describe, expect, it } from 'vitest';
import type { PlaceFacts } from '../estates/policy.ts';
import { guest, withholdDuties, type AccountActor, type PlaceRole } from '../policy.ts';
import { mayInvite, mayWithdrawInvitation } from './policy.ts';

const person = (roles: readonly PlaceRole[], over: Partial<AccountActor> = {}): AccountActor => ({
  kind: 'account',
  id: 'aaaaaaaaaaaa',
  confirmed: true,
  suspended: false,
  admin: false,
  memberships: roles.length === 0 ? [] : [{ place: 'bema', roles }],
  liaisonFor: [],
  ...over,
});

const bema: PlaceFacts = { slug: 'bema', kind: 'estate', visibility: 'public', joining: 'open' };
const closed: PlaceFacts = { ...bema, visibility: 'members' };
const city: PlaceFacts = { ...bema, slug: 'bema', kind: 'city' };

// Who may invite to an estate: those who belong to it, in good standing.
describe('inviting', () => {
  it.each([
    ['a guest', guest, bema, 'unauthorized'],
    ['a resident', person(['resident']), bema, null],
    ['an animator', person(['animator']), bema, null],
    ['a moderator', person(['moderator']), bema, null],
    ['a resident of a members-only estate', person(['resident']), closed, null],
    ['where joining needs a code', person(['resident']), { ...bema, joining: 'code' as const }, null],
    ['somebody from elsewhere', person([]), bema, 'not_a_member'],
    ['somebody from elsewhere, to a members-only estate', person([]), closed, 'place_not_found'],
    [
      'a liaison who is no member',
      person([], { liaisonFor: [{ institution: 'rada', places: ['bema'] }] }),
      bema,
      'not_a_member',
    ],
    [
      'a liaison who is no member, without the second step',
      withholdDuties(person([], { liaisonFor: [{ institution: 'rada', places: ['bema'] }] })),
      bema,
      'not_a_member',
    ],
    ['the administrator who is no member', person([], { admin: true }), bema, 'not_a_member'],
    ['whose address is not confirmed', person(['resident'], { confirmed: false }), bema, 'email_unconfirmed'],
    ['who is suspended', person(['resident'], { suspended: true }), bema, 'account_suspended'],
    ['to the city', person(['resident']), city, 'not_a_member'],
  ] as const)('%s', (_who, actor, place, code) => {
    expect(mayInvite(actor, place)).toEqual(code === null ? { allow: true } : { allow: false, code });
  });

  it('is taken back by whoever has an account, a suspended one too', () => {
    expect(mayWithdrawInvitation(guest).allow).toBe(false);
    expect(mayWithdrawInvitation(person([], { suspended: true })).allow).toBe(true);
  });
});
