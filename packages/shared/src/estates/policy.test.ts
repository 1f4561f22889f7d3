import { describe, expect, test } from 'vitest';
import type { AccountActor, Actor, PlaceRole } from '../policy.ts';
import { guest, withholdDuties } from '../policy.ts';
import {
  isMember,
  mayAskToJoin,
  mayDecideRequest,
  mayDecideRequests,
  mayJoin,
  mayJoinByCode,
  mayLeave,
  mayManageCodes,
  mayReadPlace,
  moderates,
  type PlaceFacts,
} from './policy.ts';

const estate = (facts: Partial<PlaceFacts> = {}): PlaceFacts => ({
  slug: 'bema',
  kind: 'estate',
  visibility: 'public',
  joining: 'open',
  ...facts,
});

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

const memberOf = (place: string, ...roles: PlaceRole[]): AccountActor => account({ memberships: [{ place, roles }] });

/** Everybody whose rights differ, and the ones that stand between. */
const actors = {
  guest: guest,
  'account, unconfirmed': account({ confirmed: false }),
  'account, not a member': account(),
  'member of another estate': memberOf('piasta', 'resident'),
  'moderator of another estate': memberOf('piasta', 'resident', 'moderator'),
  resident: memberOf('bema', 'resident'),
  animator: memberOf('bema', 'animator'),
  moderator: memberOf('bema', 'moderator'),
  'liaison here': account({ liaisonFor: [{ institution: 'rada-bema', places: ['bema', 'miasto'] }] }),
  'liaison elsewhere': account({ liaisonFor: [{ institution: 'rada-piasta', places: ['piasta'] }] }),
  admin: account({ admin: true }),
  'suspended resident': { ...memberOf('bema', 'resident'), suspended: true },
  'suspended moderator': { ...memberOf('bema', 'moderator'), suspended: true },
  'suspended admin': account({ admin: true, suspended: true }),
} satisfies Record<string, Actor>;

type Name = keyof typeof actors;
type Expected = Record<Name, string>;

const answer = (verdict: { allow: true } | { allow: false; code: string }): string =>
  verdict.allow ? 'yes' : verdict.code;

const table = (expected: Expected, ask: (actor: Actor) => string): void => {
  test.each(Object.entries(expected))('%s: %s', (name, verdict) => {
    expect(ask(actors[name as Name])).toBe(verdict);
  });
};

const yesToAll: Expected = {
  guest: 'yes',
  'account, unconfirmed': 'yes',
  'account, not a member': 'yes',
  'member of another estate': 'yes',
  'moderator of another estate': 'yes',
  resident: 'yes',
  animator: 'yes',
  moderator: 'yes',
  'liaison here': 'yes',
  'liaison elsewhere': 'yes',
  admin: 'yes',
  'suspended resident': 'yes',
  'suspended moderator': 'yes',
  'suspended admin': 'yes',
};

describe('reading a public forum', () => {
  table(yesToAll, (actor) => answer(mayReadPlace(actor, estate())));
});

describe('reading a members-only forum', () => {
  table(
    {
      guest: 'place_not_found',
      'account, unconfirmed': 'place_not_found',
      'account, not a member': 'place_not_found',
      'member of another estate': 'place_not_found',
      'moderator of another estate': 'place_not_found',
      resident: 'yes',
      animator: 'yes',
      moderator: 'yes',
      'liaison here': 'yes',
      'liaison elsewhere': 'place_not_found',
      admin: 'yes',
      'suspended resident': 'yes',
      'suspended moderator': 'yes',
      'suspended admin': 'yes',
    },
    (actor) => answer(mayReadPlace(actor, estate({ visibility: 'members' }))),
  );
});

describe('belonging to an estate', () => {
  table(
    {
      guest: 'no',
      'account, unconfirmed': 'no',
      'account, not a member': 'no',
      'member of another estate': 'no',
      'moderator of another estate': 'no',
      resident: 'yes',
      animator: 'yes',
      moderator: 'yes',
      'liaison here': 'yes',
      'liaison elsewhere': 'no',
      admin: 'yes',
      'suspended resident': 'yes',
      'suspended moderator': 'yes',
      'suspended admin': 'yes',
    },
    (actor) => (isMember(actor, estate()) ? 'yes' : 'no'),
  );
});

describe('belonging to the city', () => {
  table({ ...yesToAll, guest: 'no', 'account, unconfirmed': 'no' }, (actor) =>
    isMember(actor, estate({ slug: 'miasto', kind: 'city' })) ? 'yes' : 'no',
  );
});

describe('moderating an estate', () => {
  table(
    {
      guest: 'no',
      'account, unconfirmed': 'no',
      'account, not a member': 'no',
      'member of another estate': 'no',
      'moderator of another estate': 'no',
      resident: 'no',
      animator: 'no',
      moderator: 'yes',
      'liaison here': 'no',
      'liaison elsewhere': 'no',
      admin: 'yes',
      'suspended resident': 'no',
      'suspended moderator': 'no',
      'suspended admin': 'no',
    },
    (actor) => (moderates(actor, estate()) ? 'yes' : 'no'),
  );
});

const standing: Expected = {
  ...yesToAll,
  guest: 'unauthorized',
  'account, unconfirmed': 'email_unconfirmed',
  'suspended resident': 'account_suspended',
  'suspended moderator': 'account_suspended',
  'suspended admin': 'account_suspended',
};

describe('joining an open estate', () => {
  table(standing, (actor) => answer(mayJoin(actor, estate())));
});

describe('joining an open members-only estate', () => {
  table(standing, (actor) => answer(mayJoin(actor, estate({ visibility: 'members' }))));
});

describe.each(['code', 'approval'] as const)('joining an estate by %s', (joining) => {
  table(
    {
      guest: 'unauthorized',
      'account, unconfirmed': 'email_unconfirmed',
      'account, not a member': 'joining_not_open',
      'member of another estate': 'joining_not_open',
      'moderator of another estate': 'joining_not_open',
      resident: 'yes',
      animator: 'yes',
      moderator: 'yes',
      'liaison here': 'joining_not_open',
      'liaison elsewhere': 'joining_not_open',
      admin: 'joining_not_open',
      'suspended resident': 'account_suspended',
      'suspended moderator': 'account_suspended',
      'suspended admin': 'account_suspended',
    },
    (actor) => answer(mayJoin(actor, estate({ joining }))),
  );
});

describe.each(['open', 'code', 'approval'] as const)(
  'joining by a stairwell code where people join by %s',
  (joining) => {
    table(standing, (actor) => answer(mayJoinByCode(actor, estate({ joining, visibility: 'members' }))));
  },
);

test('no code opens the city', () => {
  expect(answer(mayJoinByCode(account(), estate({ slug: 'miasto', kind: 'city' })))).toBe('joining_not_open');
});

const adminOnly: Expected = {
  guest: 'unauthorized',
  'account, unconfirmed': 'email_unconfirmed',
  'account, not a member': 'forbidden',
  'member of another estate': 'forbidden',
  'moderator of another estate': 'forbidden',
  resident: 'forbidden',
  animator: 'forbidden',
  moderator: 'forbidden',
  'liaison here': 'forbidden',
  'liaison elsewhere': 'forbidden',
  admin: 'yes',
  'suspended resident': 'account_suspended',
  'suspended moderator': 'account_suspended',
  'suspended admin': 'account_suspended',
};

describe('managing the stairwell codes of an estate', () => {
  table(adminOnly, (actor) => answer(mayManageCodes(actor, estate())));
});

describe('managing the stairwell codes of a members-only estate', () => {
  table(
    {
      ...adminOnly,
      guest: 'place_not_found',
      'account, unconfirmed': 'place_not_found',
      'account, not a member': 'place_not_found',
      'member of another estate': 'place_not_found',
      'moderator of another estate': 'place_not_found',
      'liaison elsewhere': 'place_not_found',
    },
    (actor) => answer(mayManageCodes(actor, estate({ visibility: 'members' }))),
  );
});

test('the city has no stairwell codes', () => {
  const city = estate({ slug: 'miasto', kind: 'city' });
  expect(answer(mayManageCodes(account({ admin: true }), city))).toBe('joining_not_open');
});

test('nobody joins the city', () => {
  expect(answer(mayJoin(account(), estate({ slug: 'miasto', kind: 'city' })))).toBe('joining_not_open');
});

describe('leaving an estate', () => {
  table({ ...standing, animator: 'membership_has_duties', moderator: 'membership_has_duties' }, (actor) =>
    answer(mayLeave(actor, estate())),
  );
});

describe('leaving a members-only estate', () => {
  table(
    {
      guest: 'place_not_found',
      'account, unconfirmed': 'place_not_found',
      'account, not a member': 'place_not_found',
      'member of another estate': 'place_not_found',
      'moderator of another estate': 'place_not_found',
      resident: 'yes',
      animator: 'membership_has_duties',
      moderator: 'membership_has_duties',
      'liaison here': 'yes',
      'liaison elsewhere': 'place_not_found',
      admin: 'yes',
      'suspended resident': 'account_suspended',
      'suspended moderator': 'account_suspended',
      'suspended admin': 'account_suspended',
    },
    (actor) => answer(mayLeave(actor, estate({ visibility: 'members' }))),
  );
});

const byApproval = estate({ joining: 'approval', visibility: 'members' });

describe('asking to be let in where the moderators let people in', () => {
  table(
    {
      ...standing,
      resident: 'already_a_member',
      animator: 'already_a_member',
      moderator: 'already_a_member',
    },
    (actor) => answer(mayAskToJoin(actor, byApproval)),
  );

  test.each([
    ['an open estate', estate()],
    ['an estate with codes', estate({ joining: 'code' })],
    ['the city', estate({ kind: 'city', joining: 'approval' })],
  ])('is not for %s', (_what, place) => {
    expect(answer(mayAskToJoin(account(), place))).toBe('joining_not_by_approval');
  });
});

const deciders: Expected = {
  guest: 'place_not_found',
  'account, unconfirmed': 'place_not_found',
  'account, not a member': 'place_not_found',
  'member of another estate': 'place_not_found',
  'moderator of another estate': 'place_not_found',
  resident: 'not_moderator_here',
  animator: 'not_moderator_here',
  moderator: 'yes',
  'liaison here': 'not_moderator_here',
  'liaison elsewhere': 'place_not_found',
  admin: 'yes',
  'suspended resident': 'account_suspended',
  'suspended moderator': 'account_suspended',
  'suspended admin': 'account_suspended',
};

describe('seeing who asks to be let into a members-only estate', () => {
  table(deciders, (actor) => answer(mayDecideRequests(actor, byApproval)));
});

describe('seeing who asks to be let into a public estate', () => {
  table(
    {
      ...deciders,
      guest: 'unauthorized',
      'account, unconfirmed': 'email_unconfirmed',
      'account, not a member': 'not_moderator_here',
      'member of another estate': 'not_moderator_here',
      'moderator of another estate': 'not_moderator_here',
      'liaison elsewhere': 'not_moderator_here',
    },
    (actor) => answer(mayDecideRequests(actor, estate({ joining: 'approval' }))),
  );
});

describe('letting somebody in, or refusing it', () => {
  table(deciders, (actor) => answer(mayDecideRequest(actor, byApproval, { personId: 'Ewa123456789' })));
});

describe('letting oneself in', () => {
  table({ ...deciders, moderator: 'forbidden', admin: 'forbidden' }, (actor) =>
    answer(mayDecideRequest(actor, byApproval, { personId: 'Jan123456789' })),
  );
});

describe('without the second step of signing in', () => {
  const byCode = estate({ visibility: 'members', joining: 'code' });
  const liaison = withholdDuties(account({ liaisonFor: [{ institution: 'rada', places: ['bema'] }] }));
  const moderator = withholdDuties(memberOf('bema', 'resident', 'moderator'));

  test('a liaison reads where their institution serves, and has joined nothing by it', () => {
    expect(mayReadPlace(liaison, byCode)).toEqual({ allow: true });
    expect(mayJoin(liaison, byCode)).toEqual({ allow: false, code: 'joining_not_open' });
    expect(mayAskToJoin(liaison, estate({ joining: 'approval' }))).toEqual({ allow: true });
  });

  test('who holds more than a resident’s role still holds it', () => {
    expect(mayJoin(moderator, byCode)).toEqual({ allow: true });
    expect(mayAskToJoin(moderator, estate({ joining: 'approval' }))).toEqual({
      allow: false,
      code: 'already_a_member',
    });
    expect(mayLeave(moderator, byCode)).toEqual({ allow: false, code: 'membership_has_duties' });
  });
});
