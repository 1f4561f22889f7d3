import type { BodyOf } from '@moja-ulica/shared/http.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import { mayAnswerOfficially, mayReply } from '@moja-ulica/shared/threads/policy.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { rememberResult } from '../../../platform/http/idempotency.ts';
import { institutionForOfficialAnswer } from '../../institutions/index.ts';
import { announceChange } from '../announce.ts';
import { loadAnswer, type PostAnswer } from '../answer.ts';
import type { ThreadContext } from '../context.ts';
import { requireUser, requireVisibleThread } from '../guard.ts';
import { postCreated, type PostCreated } from '../ports.ts';
import { checkRate, postRate } from '../rates.ts';
import * as repo from '../repo.ts';
import { cleanBody } from '../text.ts';

export interface CreateReply {
  readonly caller: Caller;
  /** Public id. */
  readonly thread: string;
  readonly body: BodyOf<typeof threadRoutes.createReply>;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
}

/**
 * Publishes a reply under the thread's next number, once for an `Idempotency-Key`: a repetition gets the post as it is now,
 * even if the thread was locked meanwhile. Announces `post.created`; puts one job `post.created`.
 * @throws `thread_not_found`, `not_a_member`, `thread_locked`, `email_unconfirmed`, `account_suspended`, `not_liaison_here`,
 * `reply_target_not_found`, `posting_too_fast`, `daily_limit_reached`, `invalid_input`, `idempotency_key_reused`
 */
export const createReply = async (context: ThreadContext, input: CreateReply): Promise<PostAnswer> => {
  // Before the transaction: nobody waits for Markdown.
  const body = cleanBody(input.body.body);
  const html = context.render(body);
  return context.platform.db.transaction(async (tx) => {
    const now = context.platform.clock.now();
    const thread = await repo.lockThread(tx, input.thread);
    const asker = await context.loadAsker(tx, input.caller);
    requireVisibleThread(asker.actor, thread.place);
    const userId = requireUser(asker);

    const request = {
      userId,
      key: input.idempotencyKey,
      operation: 'createReply',
      fingerprint: input.fingerprint,
      now,
    };
    const { resultId } = await rememberResult(tx, request, async () => {
      allow(asker.actor, thread, input.body);
      const author = await repo.lockAuthor(tx, userId);
      const rate = postRate(author.registeredAt, now);
      checkRate(await repo.newestPostsAt(tx, userId, rate.perDay ?? 1), rate, now);
      for (const screen of context.screeners) {
        await screen(tx, { authorId: userId, placeId: thread.place.key, title: null, body });
      }
      return write(context, tx, thread, { input, userId, body, html, now });
    });
    return loadAnswer(tx, thread.key, resultId);
  });
};

const allow = (actor: Actor, thread: repo.LockedThread, { replyTo, official }: CreateReply['body']): void => {
  enforce(mayReply(actor, thread.place, thread));
  if (official !== undefined) enforce(mayAnswerOfficially(actor, thread.place, official.institution));
  if (replyTo !== undefined && replyTo > thread.lastNumber) throw new AppError('reply_target_not_found');
};

interface Reply {
  readonly input: CreateReply;
  readonly userId: bigint;
  readonly body: string;
  readonly html: string;
  readonly now: Date;
}

const write = async ({ platform }: ThreadContext, tx: Tx, thread: repo.LockedThread, reply: Reply): Promise<bigint> => {
  const { userId, body, html, now } = reply;
  const { replyTo, lang, official } = reply.input.body;
  const institution = official === undefined ? null : await speakingFor(tx, official.institution, thread, userId);
  const number = thread.lastNumber + 1;
  const version = thread.version + 1;
  const postId = await repo.insertPost(tx, {
    threadId: thread.key,
    number,
    version,
    authorId: userId,
    body,
    html,
    createdAt: now,
    lang: lang ?? thread.lang,
    replyTo: replyTo ?? null,
    institutionId: institution?.id ?? null,
    unit: institution?.unit ?? null,
  });
  await platform.jobs.send<PostCreated>(tx, postCreated, { postId: postId.toString() });
  await announceChange(platform, tx, thread, { kind: 'post.created', version, number });
  await repo.countReply(tx, thread, { number, version, authorId: userId, official: institution !== null, now });
  return postId;
};

const speakingFor = async (tx: Tx, institution: string, thread: repo.LockedThread, userId: bigint) => {
  const voice = await institutionForOfficialAnswer(tx, { institution, placeId: thread.place.key, userId });
  if (voice === null) throw new AppError('not_liaison_here');
  return voice;
};
