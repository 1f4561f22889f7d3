import { inGoodStanding, isMember, mayReadPlace, moderates, type PlaceFacts } from '../estates/policy.ts';
import { all, allow, deny, type Actor, type Verdict } from '../policy.ts';
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
export const mayDecide = (actor: Actor, place: PlaceFacts, post: PostFacts): Verdict =>
  all(
    () => mayReadPlace(actor, place),
    () => inGoodStanding(actor),
    () => (moderates(actor, place) ? allow : deny('not_moderator_here')),
    () => (actor.kind === 'account' && actor.id === post.authorId ? deny('own_post') : allow),
  );

/** Places whose reports the person handles; all of them for the administrator. */
export const mayReadCases = (actor: Actor, place: PlaceFacts): Verdict =>
  moderates(actor, place) && isMember(actor, place) ? allow : deny('not_moderator_here');
