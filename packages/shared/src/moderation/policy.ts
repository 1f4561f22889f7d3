import { inGoodStanding, mayReadPlace, moderates, type PlaceFacts } from '../estates/policy.ts';
import { all, allow, deny, forDuty, type Actor, type Verdict } from '../policy.ts';
import type { PostFacts } from '../threads/policy.ts';

/** Report a violation: any confirmed account that may read the post, a member of the place or not; not one's own post. */
export const mayReport = (actor: Actor, place: PlaceFacts, post: PostFacts): Verdict =>
  all(
    () => mayReadPlace(actor, place),
    () => inGoodStanding(actor),
    () => (post.state === 'visible' ? allow : deny('post_not_found')),
    () => (actor.kind === 'account' && actor.id === post.authorId ? deny('own_post') : allow),
  );

/** Decide about a post: a moderator of the place or the administrator, who may see it, never about oneself. */
export const mayDecide = forDuty((actor: Actor, place: PlaceFacts, post: PostFacts): Verdict =>
  all(
    () => mayReadPlace(actor, place),
    () => inGoodStanding(actor),
    () => (moderates(actor, place) ? allow : deny('not_moderator_here')),
    () => (actor.kind === 'account' && actor.id === post.authorId ? deny('own_post') : allow),
  ),
);

/** Suspend a person on the whole site: the administrator, never themselves. */
export const maySuspend = forDuty((actor: Actor, person: { readonly id: string }): Verdict =>
  all(
    () => inGoodStanding(actor),
    () => (actor.kind === 'account' && actor.admin && actor.id !== person.id ? allow : deny('forbidden')),
  ),
);

/** Read a case: whoever moderates its place. Nobody else learns that there is one. */
export const mayReadCase = forDuty((actor: Actor, place: PlaceFacts): Verdict =>
  moderates(actor, place) ? allow : deny('case_not_found'),
);

/** Slugs of the places whose cases the person reads; null: of all places (the administrator). */
export const placesOfCases = (actor: Actor): readonly string[] | null => {
  if (actor.kind === 'guest' || actor.suspended) return [];
  if (actor.admin) return null;
  return actor.memberships.filter(({ roles }) => roles.includes('moderator')).map(({ place }) => place);
};

/** List cases, of one place (its slug) or of all that one moderates: whoever moderates it, or something at all. */
export const mayListCases = forDuty((actor: Actor, place: string | null): Verdict => {
  if (actor.kind === 'guest') return deny('unauthorized');
  if (actor.suspended) return deny('account_suspended');
  const moderated = placesOfCases(actor);
  if (moderated === null) return allow;
  return (place === null ? moderated.length > 0 : moderated.includes(place)) ? allow : deny('not_moderator_here');
});
