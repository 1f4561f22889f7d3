import { inGoodStanding, isMember, mayReadPlace, moderates, type PlaceFacts } from '../estates/policy.ts';
import { all, allow, deny, type Actor, type Verdict } from '../policy.ts';
import { threadLimits } from './limits.ts';

/** Facts about a thread that decide what may be done in it. */
export interface ThreadFacts {
  readonly locked: boolean;
}

export interface PostFacts {
  /** Public id of the author; null once the account is gone. */
  readonly authorId: string | null;
  readonly state: 'visible' | 'hidden' | 'withdrawn';
  readonly createdAt: Date;
}

const mayWriteIn = (actor: Actor, place: PlaceFacts): Verdict =>
  all(
    () => mayReadPlace(actor, place),
    () => inGoodStanding(actor),
    () => (isMember(actor, place) ? allow : deny('not_a_member')),
  );

/** Open a thread: members of the estate; in the city's forum every confirmed account. */
export const mayCreateThread = mayWriteIn;

/** Make a thread a matter when opening it: whoever may open a thread in an estate they belong to. */
export const mayCreateMatter = mayWriteIn;

/** Reply: like opening a thread, and the thread is not locked (a moderator may still write in a locked one). */
export const mayReply = (actor: Actor, place: PlaceFacts, thread: ThreadFacts): Verdict =>
  all(
    () => mayWriteIn(actor, place),
    () => (thread.locked && !moderates(actor, place) ? deny('thread_locked') : allow),
  );

/** Answer as an institution's position: its own liaisons, where it serves. The administrator may not. */
export const mayAnswerOfficially = (actor: Actor, place: PlaceFacts, institution: string): Verdict =>
  all(
    () => mayReadPlace(actor, place),
    () => inGoodStanding(actor),
    () =>
      actor.kind === 'account' &&
      actor.liaisonFor.some((liaison) => liaison.institution === institution && liaison.places.includes(place.slug))
        ? allow
        : deny('not_liaison_here'),
  );

/** Text of a hidden post: its author, the moderators of the place and the administrator. Nobody reads a withdrawn one. */
export const mayReadHiddenPost = (actor: Actor, place: PlaceFacts, post: PostFacts): boolean =>
  mayReadPlace(actor, place).allow &&
  actor.kind === 'account' &&
  (actor.id === post.authorId || actor.admin || (!actor.suspended && moderates(actor, place)));

const mayChangeOwn = (actor: Actor, place: PlaceFacts, thread: ThreadFacts, post: PostFacts): Verdict =>
  all(
    () => mayReadPlace(actor, place),
    () => inGoodStanding(actor),
    () => (actor.kind === 'account' && post.authorId === actor.id ? allow : deny('not_author')),
    () => (isMember(actor, place) ? allow : deny('not_a_member')),
    () => (thread.locked && !moderates(actor, place) ? deny('thread_locked') : allow),
  );

/** Edit one's own post, visible and within the time allowed; a hidden post stays as it was decided on. */
export const mayEditPost = (actor: Actor, place: PlaceFacts, thread: ThreadFacts, post: PostFacts, now: Date): Verdict =>
  all(
    () => mayChangeOwn(actor, place, thread, post),
    () => (post.state === 'visible' ? allow : deny(post.state === 'withdrawn' ? 'post_withdrawn' : 'forbidden')),
    () => (now.getTime() - post.createdAt.getTime() <= threadLimits.editHours * 3_600_000 ? allow : deny('edit_time_over')),
  );

/** Withdraw one's own post at any time; it stays as a stub with its number. */
export const mayWithdrawPost = (actor: Actor, place: PlaceFacts, thread: ThreadFacts, post: PostFacts): Verdict =>
  all(
    () => mayChangeOwn(actor, place, thread, post),
    () => (post.state === 'visible' ? allow : deny(post.state === 'withdrawn' ? 'post_withdrawn' : 'forbidden')),
  );
