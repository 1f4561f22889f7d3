import type { OwnOrganisation } from '@moja-ulica/shared/organisations/schema.ts';
import type { AccountActor } from '@moja-ulica/shared/policy.ts';
import type { Post } from '@moja-ulica/shared/threads/schema.ts';
import { expect, it } from 'vitest';
import { rightsOn } from './permissions.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const jan: AccountActor = {
  kind: 'account',
  id: 'aaaaaaaaaaaa',
  confirmed: true,
  suspended: false,
  admin: false,
  memberships: [{ place: 'bema', roles: ['resident'] }],
  liaisonFor: [],
};
const post: Post = {
  id: 'bbbbbbbbbbbb',
  number: 2,
  version: 1,
  lang: 'pl',
  createdAt: now.toISOString(),
  editedAt: null,
  state: 'visible',
  author: { handle: 'jan', displayName: 'Jan', role: null, verified: false },
  html: '<p>Zapraszamy.</p>',
  replyTo: null,
  official: null,
  organisation: { slug: 'klub', name: 'Klub' },
  hiddenRule: null,
  helpful: 0,
};
const klub = { slug: 'klub', name: 'Klub', keeper: false, accepted: true, places: ['bema'] };
const rights = (organisations: readonly OwnOrganisation[], over: Partial<Post> = {}) =>
  rightsOn(
    {
      actor: jan,
      place: { slug: 'bema', kind: 'estate', visibility: 'public', joining: 'open' },
      thread: { locked: false },
      organisations,
    },
    { ...post, ...over },
    true,
    { now, editHours: 24 },
  );

it('offers to edit what one wrote for an organisation as long as one writes for it', () => {
  expect(rights([klub]).edit).toBe(true);
  expect(rights([{ ...klub, slug: 'inny' }]).edit).toBe(false);
  expect(rights([{ ...klub, accepted: false }]).edit).toBe(false);
  expect(rights([{ ...klub, places: ['piasta'] }]).edit).toBe(false);
  expect(rights([]).edit).toBe(false);
  // One's own word can be taken back at any time.
  expect(rights([]).withdraw).toBe(true);
});

it('offers to edit what one wrote as a neighbour, whoever one writes for', () => {
  expect(rights([], { organisation: null }).edit).toBe(true);
});
