import { describe, expect, it } from 'vitest';
import type { PlaceFacts } from '../estates/policy.ts';
import { guest, type Actor, type AccountActor } from '../policy.ts';
import * as policy from './policy.ts';

// Expectations are written by hand from what each role may do, never computed by the policy.

const now = new Date('2026-11-22T12:00:00Z');
const editTime = { now, editHours: 24 };
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);

const bema: PlaceFacts = { slug: 'bema', kind: 'estate', visibility: 'public', joining: 'open' };
const closed: PlaceFacts = { ...bema, visibility: 'members' };
const city: PlaceFacts = { slug: 'miasto', kind: 'city', visibility: 'public', joining: 'open' };

const account = (facts: Partial<AccountActor> = {}): AccountActor => ({
  kind: 'account',
  id: 'me',
  confirmed: true,
  suspended: false,
  admin: false,
  memberships: [],
  liaisonFor: [],
  ...facts,
});
const inBema = (...roles: ('resident' | 'animator' | 'moderator')[]) => ({ memberships: [{ place: 'bema', roles }] });
const inPiasta = (...roles: ('resident' | 'moderator')[]) => ({ memberships: [{ place: 'piasta', roles }] });
const council = { liaisonFor: [{ institution: 'rada', places: ['bema'] }] };

const actors = {
  guest,
  unconfirmed: account({ confirmed: false }),
  account: account(),
  resident: account(inBema('resident')),
  neighbour: account(inPiasta('resident')),
  animator: account(inBema('animator')),
  moderator: account(inBema('moderator')),
  otherModerator: account(inPiasta('moderator')),
  liaison: account(council),
  otherLiaison: account({ liaisonFor: [{ institution: 'inna', places: ['piasta'] }] }),
  admin: account({ admin: true }),
  suspended: account({ ...inBema('resident'), suspended: true }),
  suspendedModerator: account({ ...inBema('moderator'), suspended: true }),
  suspendedAdmin: account({ admin: true, suspended: true }),
} as const satisfies Record<string, Actor>;

type Role = keyof typeof actors;
const roles = Object.keys(actors).filter((name): name is Role => name in actors);
const codeOf = (verdict: { allow: boolean; code?: string }): string => (verdict.allow ? 'yes' : String(verdict.code));

/** One expectation for each role; a role left out would be a hole in the table. */
const table = (name: string, expected: Record<Role, string>, ask: (actor: Actor) => string): void => {
  describe(name, () => {
    it.each(roles)('%s', (role) => {
      expect(ask(actors[role])).toBe(expected[role]);
    });
  });
};

const writers = {
  guest: 'unauthorized',
  unconfirmed: 'email_unconfirmed',
  account: 'not_a_member',
  resident: 'yes',
  neighbour: 'not_a_member',
  animator: 'yes',
  moderator: 'yes',
  otherModerator: 'not_a_member',
  liaison: 'yes',
  otherLiaison: 'not_a_member',
  admin: 'yes',
  suspended: 'account_suspended',
  suspendedModerator: 'account_suspended',
  suspendedAdmin: 'account_suspended',
} as const satisfies Record<Role, string>;

table('open a thread in an estate', writers, (actor) => codeOf(policy.mayCreateThread(actor, bema)));
table('make a matter in an estate', writers, (actor) => codeOf(policy.mayCreateMatter(actor, bema)));
table('reply in an estate', writers, (actor) => codeOf(policy.mayReply(actor, bema, { locked: false })));

table(
  'reply in a locked thread',
  { ...writers, resident: 'thread_locked', animator: 'thread_locked', liaison: 'thread_locked' },
  (actor) => codeOf(policy.mayReply(actor, bema, { locked: true })),
);

const strangersToClosed = {
  guest: 'place_not_found',
  unconfirmed: 'place_not_found',
  account: 'place_not_found',
} as const;
const foreignToClosed = {
  neighbour: 'place_not_found',
  otherModerator: 'place_not_found',
  otherLiaison: 'place_not_found',
} as const;

table('reply in a members-only estate', { ...writers, ...strangersToClosed, ...foreignToClosed }, (actor) =>
  codeOf(policy.mayReply(actor, closed, { locked: false })),
);

const cityWriters = {
  ...writers,
  account: 'yes',
  neighbour: 'yes',
  otherModerator: 'yes',
  otherLiaison: 'yes',
} as const;
table('open a thread in the city’s forum', cityWriters, (actor) => codeOf(policy.mayCreateThread(actor, city)));
table('make a matter in the city’s forum', { ...cityWriters, account: 'not_a_member' }, (actor) =>
  codeOf(policy.mayCreateMatter(actor, city)),
);

const nobody = {
  ...writers,
  account: 'not_liaison_here',
  resident: 'not_liaison_here',
  neighbour: 'not_liaison_here',
} as const;
table(
  'answer officially for the council of Bema',
  {
    ...nobody,
    animator: 'not_liaison_here',
    moderator: 'not_liaison_here',
    otherModerator: 'not_liaison_here',
    liaison: 'yes',
    otherLiaison: 'not_liaison_here',
    admin: 'not_liaison_here',
  },
  (actor) => codeOf(policy.mayAnswerOfficially(actor, bema, 'rada')),
);

describe('answer officially', () => {
  it('only where the institution serves, and while not suspended', () => {
    expect(codeOf(policy.mayAnswerOfficially(actors.liaison, city, 'rada'))).toBe('not_liaison_here');
    expect(codeOf(policy.mayAnswerOfficially(actors.liaison, bema, 'inna'))).toBe('not_liaison_here');
    expect(codeOf(policy.mayAnswerOfficially({ ...actors.liaison, suspended: true }, bema, 'rada'))).toBe(
      'account_suspended',
    );
  });
});

const visible: policy.PostFacts = { authorId: 'someone', state: 'visible', createdAt: hoursAgo(1) };
const mine: policy.PostFacts = { ...visible, authorId: 'me' };
const open = { locked: false };

const others = { ...writers, account: 'not_author', resident: 'not_author', neighbour: 'not_author' } as const;
const notAuthors = {
  ...others,
  animator: 'not_author',
  moderator: 'not_author',
  otherModerator: 'not_author',
  liaison: 'not_author',
  otherLiaison: 'not_author',
  admin: 'not_author',
} as const;
table('edit somebody else’s post', notAuthors, (actor) =>
  codeOf(policy.mayEditPost(actor, bema, open, visible, editTime)),
);
table('withdraw somebody else’s post', notAuthors, (actor) =>
  codeOf(policy.mayWithdrawPost(actor, bema, open, visible)),
);
table('edit one’s own post', writers, (actor) => codeOf(policy.mayEditPost(actor, bema, open, mine, editTime)));
table('withdraw one’s own post', writers, (actor) => codeOf(policy.mayWithdrawPost(actor, bema, open, mine)));
table('change the title of one’s own thread', writers, (actor) =>
  codeOf(policy.mayUpdateThread(actor, bema, open, mine, editTime)),
);

describe('one’s own post in each state', () => {
  const old = { ...mine, createdAt: hoursAgo(24.1) };
  it.each([
    ['visible', mine, open, 'yes', 'yes'],
    ['a day old', old, open, 'edit_time_over', 'yes'],
    ['hidden', { ...mine, state: 'hidden' as const }, open, 'forbidden', 'forbidden'],
    ['withdrawn', { ...mine, state: 'withdrawn' as const }, open, 'post_withdrawn', 'post_withdrawn'],
    ['in a locked thread', mine, { locked: true }, 'thread_locked', 'thread_locked'],
    ['of a gone account', { ...mine, authorId: null }, open, 'not_author', 'not_author'],
  ])('%s', (_, post, thread, edit, withdraw) => {
    expect(codeOf(policy.mayEditPost(actors.resident, bema, thread, post, editTime))).toBe(edit);
    expect(codeOf(policy.mayWithdrawPost(actors.resident, bema, thread, post))).toBe(withdraw);
  });
});

const hidden: policy.PostFacts = { ...visible, state: 'hidden' };
const nobodySees: Record<Role, string> = {
  guest: 'no',
  unconfirmed: 'no',
  account: 'no',
  resident: 'no',
  neighbour: 'no',
  animator: 'no',
  moderator: 'no',
  otherModerator: 'no',
  liaison: 'no',
  otherLiaison: 'no',
  admin: 'no',
  suspended: 'no',
  suspendedModerator: 'no',
  suspendedAdmin: 'no',
};
const sees = (...seers: Role[]): Record<Role, string> => ({
  ...nobodySees,
  ...Object.fromEntries(seers.map((role) => [role, 'yes'])),
});
const yesNo = (answer: boolean): string => (answer ? 'yes' : 'no');

table('read the text of a hidden post', sees('moderator', 'admin', 'suspendedAdmin'), (actor) =>
  yesNo(policy.mayReadHiddenPost(actor, bema, hidden)),
);
table('read the Markdown of a hidden post', sees('moderator', 'admin', 'suspendedAdmin'), (actor) =>
  yesNo(policy.mayReadSource(actor, bema, hidden)),
);
table('read the text of one’s own hidden post', sees(...roles.filter((role) => role !== 'guest')), (actor) =>
  yesNo(policy.mayReadHiddenPost(actor, bema, { ...hidden, authorId: 'me' })),
);
table('read the Markdown of a visible post', sees(...roles), (actor) =>
  yesNo(policy.mayReadSource(actor, bema, visible)),
);
table('read the Markdown of a withdrawn post of one’s own', sees(), (actor) =>
  yesNo(policy.mayReadSource(actor, bema, { ...mine, state: 'withdrawn' })),
);
table(
  'read the Markdown of a visible post in a members-only estate',
  sees('resident', 'animator', 'moderator', 'liaison', 'admin', 'suspended', 'suspendedModerator', 'suspendedAdmin'),
  (actor) => yesNo(policy.mayReadSource(actor, closed, visible)),
);

describe('the text of a hidden post in a members-only estate', () => {
  it('is not for its author once they have left', () => {
    expect(policy.mayReadHiddenPost(actors.neighbour, closed, { ...hidden, authorId: 'me' })).toBe(false);
    expect(policy.mayReadHiddenPost(actors.resident, closed, { ...hidden, authorId: 'me' })).toBe(true);
  });
});
