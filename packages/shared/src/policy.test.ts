import { describe, expect, test } from 'vitest';
import { allow, deny, forDuty, guest, withholdDuties, type AccountActor, type Actor } from './policy.ts';

const account = (facts: Partial<AccountActor> = {}): AccountActor => ({
  kind: 'account',
  id: 'somebodyelse',
  confirmed: true,
  suspended: false,
  admin: false,
  memberships: [],
  liaisonFor: [],
  ...facts,
});

const resident = account({ memberships: [{ place: 'bema', roles: ['resident'] }] });
const moderator = account({
  memberships: [
    { place: 'bema', roles: ['resident', 'moderator'] },
    { place: 'tbs', roles: ['resident'] },
  ],
});
const liaison = account({ liaisonFor: [{ institution: 'rada', places: ['bema', 'piasta'] }] });
const admin = account({ admin: true });

describe('duties withheld', () => {
  test.each<readonly [string, AccountActor, readonly string[]]>([
    ['a moderator', moderator, ['bema', 'tbs']],
    ['an animator', account({ memberships: [{ place: 'bema', roles: ['animator'] }] }), ['bema']],
    ['a liaison', liaison, ['bema', 'piasta']],
    ['the administrator', admin, []],
  ])('leave %s a neighbour where they were one', (_who, actor, places) => {
    const left = withholdDuties(actor);
    expect(left).toMatchObject({ admin: false, liaisonFor: [], withheld: actor });
    expect(left.memberships).toEqual(places.map((place) => ({ place, roles: ['resident'] })));
  });

  test('take nothing from who has none', () => {
    expect(withholdDuties(resident)).toBe(resident);
    expect(withholdDuties(account())).toEqual(account());
  });
});

test('who could but for the second step is told that; the others what they were told before', () => {
  const mayPin = forDuty((actor: Actor, place: string) =>
    actor.kind === 'account' && actor.memberships.some((one) => one.place === place && one.roles.includes('moderator'))
      ? allow
      : deny('not_moderator_here'),
  );
  expect(mayPin(moderator, 'bema')).toEqual(allow);
  expect(mayPin(withholdDuties(moderator), 'bema')).toEqual(deny('second_factor_required'));
  expect(mayPin(withholdDuties(moderator), 'tbs')).toEqual(deny('not_moderator_here'));
  expect(mayPin(withholdDuties(liaison), 'bema')).toEqual(deny('not_moderator_here'));
  expect(mayPin(resident, 'bema')).toEqual(deny('not_moderator_here'));
  expect(mayPin(guest, 'bema')).toEqual(deny('not_moderator_here'));
});
