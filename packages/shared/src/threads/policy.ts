import { hasRole, inGoodStanding, isMember, mayReadPlace, moderates, type PlaceFacts } from '../estates/policy.ts';
import { all, allow, deny, forDuty, type Actor, type Verdict } from '../policy.ts';

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

/**
 * Make a thread a matter when opening it: whoever may write there and belongs to some estate (or serves one). The city's
 * forum is open to every confirmed account, but asking the city for something is a resident's right.
 */
export const mayCreateMatter = (actor: Actor, place: PlaceFacts): Verdict =>
  all(
    () => mayWriteIn(actor, place),
    () => (belongsSomewhere(actor) ? allow : deny('not_a_member')),
  );

const belongsSomewhere = (actor: Actor): boolean =>
  actor.kind === 'account' && (actor.admin || actor.memberships.length > 0 || actor.liaisonFor.length > 0);

/** Reply: like opening a thread, and the thread is not locked (a moderator may still write in a locked one). */
export const mayReply = forDuty((actor: Actor, place: PlaceFacts, thread: ThreadFacts): Verdict =>
  all(
    () => mayWriteIn(actor, place),
    () => (thread.locked && !moderates(actor, place) ? deny('thread_locked') : allow),
  ),
);

/** Answer as an institution's position: its own liaisons, where it serves. The administrator may not. */
export const mayAnswerOfficially = forDuty((actor: Actor, place: PlaceFacts, institution: string): Verdict =>
  all(
    () => mayReadPlace(actor, place),
    () => inGoodStanding(actor),
    () =>
      actor.kind === 'account' &&
      actor.liaisonFor.some((liaison) => liaison.institution === institution && liaison.places.includes(place.slug))
        ? allow
        : deny('not_liaison_here'),
  ),
);

/** Text of a hidden post: its author, the moderators of the place and the administrator. Nobody reads a withdrawn one. */
export const mayReadHiddenPost = (actor: Actor, place: PlaceFacts, post: PostFacts): boolean =>
  post.state === 'hidden' &&
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

/** When an edit is asked for, and how long it is allowed: a setting of the site. */
export interface EditTime {
  readonly now: Date;
  readonly editHours: number;
}

/** Edit one's own post, visible and within the time allowed; a hidden post stays as it was decided on. */
export const mayEditPost = (
  actor: Actor,
  place: PlaceFacts,
  thread: ThreadFacts,
  post: PostFacts,
  { now, editHours }: EditTime,
): Verdict =>
  all(
    () => mayChangeOwn(actor, place, thread, post),
    () => (post.state === 'visible' ? allow : deny(post.state === 'withdrawn' ? 'post_withdrawn' : 'forbidden')),
    () => (now.getTime() - post.createdAt.getTime() <= editHours * 3_600_000 ? allow : deny('edit_time_over')),
  );

/** Withdraw one's own post at any time; it stays as a stub with its number. */
export const mayWithdrawPost = (actor: Actor, place: PlaceFacts, thread: ThreadFacts, post: PostFacts): Verdict =>
  all(
    () => mayChangeOwn(actor, place, thread, post),
    () => (post.state === 'visible' ? allow : deny(post.state === 'withdrawn' ? 'post_withdrawn' : 'forbidden')),
  );

/** Change the title or topic of one's own thread: as long as its opening post may be edited. */
export const mayUpdateThread = mayEditPost;

/** The Markdown of a post: of a visible one whoever reads it, of a hidden one whoever still reads its text. */
export const mayReadSource = (actor: Actor, place: PlaceFacts, post: PostFacts): boolean =>
  post.state === 'visible' ? mayReadPlace(actor, place).allow : mayReadHiddenPost(actor, place, post);

/** Point newcomers to a thread: whoever welcomes or looks after people there. */
export const mayChooseIntroduction = forDuty((actor: Actor, place: PlaceFacts): Verdict =>
  all(
    () => mayReadPlace(actor, place),
    () => inGoodStanding(actor),
    () => (moderates(actor, place) || hasRole(actor, place.slug, 'animator') ? allow : deny('forbidden')),
  ),
);
