import { isMember, mayJoin, moderates } from '@moja-ulica/shared/estates/policy.ts';
import type { PlaceFacts } from '@moja-ulica/shared/estates/policy.ts';
import { mayDecide, mayReport } from '@moja-ulica/shared/moderation/policy.ts';
import type { OwnOrganisation } from '@moja-ulica/shared/organisations/schema.ts';
import type { Actor, Verdict } from '@moja-ulica/shared/policy.ts';
import { mayAnswerOfficially, mayEditPost, mayReply, mayWithdrawPost } from '@moja-ulica/shared/threads/policy.ts';
import type { EditTime, PostFacts, ThreadFacts } from '@moja-ulica/shared/threads/policy.ts';
import type { Post } from '@moja-ulica/shared/threads/schema.ts';
import { writesFor } from './voices.ts';

/** What a person may do with a post; decides which actions are shown. The API asks the same functions again. */
export interface PostRights {
  readonly edit: boolean;
  readonly withdraw: boolean;
  readonly report: boolean;
  readonly hide: boolean;
  readonly restore: boolean;
  readonly quote: boolean;
}

interface Where {
  readonly actor: Actor;
  readonly place: PlaceFacts;
  readonly thread: ThreadFacts;
}

/** Stands for any other author: the page does not carry their inside names. */
const somebodyElse = 'somebody-else';

const factsOf = (actor: Actor, post: Post, own: boolean): PostFacts => ({
  authorId: own && actor.kind === 'account' ? actor.id : post.author.handle === null ? null : somebodyElse,
  state: post.state,
  createdAt: new Date(post.createdAt),
});

/** Who looks at a post, and in whose name they may write beside their own. */
interface Reader extends Where {
  /** What they write for, here and elsewhere. */
  readonly organisations: readonly OwnOrganisation[];
}

/** Rights on one post. `own` comes from the person's overlay. */
export const rightsOn = (
  { actor, place, thread, organisations }: Reader,
  post: Post,
  own: boolean,
  time: EditTime,
): PostRights => {
  const facts = factsOf(actor, post, own);
  const { organisation } = post;
  const writes =
    organisation === null || writesFor(organisations, place.slug).some(({ slug }) => slug === organisation.slug);
  const speaks = post.official === null || mayAnswerOfficially(actor, place, post.official.institution.slug).allow;
  const decides = mayDecide(actor, place, facts).allow;
  return {
    edit: speaks && writes && mayEditPost(actor, place, thread, facts, time).allow,
    withdraw: speaks && mayWithdrawPost(actor, place, thread, facts).allow,
    report: mayReport(actor, place, facts).allow,
    hide: decides && post.state === 'visible',
    restore: decides && post.state === 'hidden',
    quote: post.state === 'visible',
  };
};

/** How a person can reply here: write, join and write, sign in first, or not at all and why. */
export type ReplyAccess =
  | { readonly way: 'write' }
  | { readonly way: 'join' }
  | { readonly way: 'sign-in' }
  | { readonly way: 'closed'; readonly code: string };

/** Opens or closes the composer, from a policy's verdict. */
export const accessOf = ({ actor, place }: Omit<Where, 'thread'>, verdict: Verdict): ReplyAccess => {
  if (verdict.allow) return { way: 'write' };
  if (verdict.code === 'unauthorized') return { way: 'sign-in' };
  if (verdict.code === 'not_a_member' && mayJoin(actor, place).allow) return { way: 'join' };
  return { way: 'closed', code: verdict.code };
};

export const replyAccess = (where: Where): ReplyAccess => {
  const locked = where.thread.locked && !moderates(where.actor, where.place);
  if (locked) return { way: 'closed', code: 'thread_locked' };
  return accessOf(where, mayReply(where.actor, where.place, where.thread));
};

/** Institutions this person may answer for in this place. */
export const officialVoices = (actor: Actor, place: PlaceFacts): readonly string[] =>
  actor.kind === 'guest'
    ? []
    : actor.liaisonFor
        .map(({ institution }) => institution)
        .filter((institution) => mayAnswerOfficially(actor, place, institution).allow);

export { isMember, mayJoin };
