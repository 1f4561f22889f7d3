import type { BodyOf } from '@moja-ulica/shared/http.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import { mayAnswerOfficially, mayReply } from '@moja-ulica/shared/threads/policy.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { CreatingRequest } from '../../../platform/db/idempotency-keys.ts';
import { lastly, together } from '../../../platform/db/together.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { keeping, resultOf } from '../../../platform/http/idempotency.ts';
import { newPublicId } from '../../../platform/ids.ts';
import { organisationForWriting } from '../../organisations/index.ts';
import { institutionForOfficialAnswer } from '../../institutions/index.ts';
import { activityAfter } from '../activity-grain.ts';
import { messageOfChange } from '../announce.ts';
import { loadAnswer, presentAnswer, type AnswerRow, type PostAnswer } from '../answer.ts';
import { touchPlace } from '../../estates/index.ts';
import type { ThreadContext } from '../context.ts';
import { requireVisibleThread } from '../guard.ts';
import { postCreated, type PostCreated } from '../ports.ts';
import { checkRate, newcomersSince, postRate } from '../rates.ts';
import { publishReply, readBefore, rowOfReply, touchesPlace, type BeforeReply } from '../repo-replies.ts';
import { type LockedThread, lockThread } from '../repo-threads.ts';
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
 * @throws `thread_not_found`, `not_a_member`, `thread_locked`, `email_unconfirmed`, `account_suspended`, `not_liaison_here`, `not_organisation_writer`,
 * `reply_target_not_found`, `posting_too_fast`, `daily_limit_reached`, `invalid_input`, `idempotency_key_reused`
 */
export const createReply = async (context: ThreadContext, input: CreateReply): Promise<PostAnswer> => {
  // Before the transaction: nobody waits for Markdown.
  const body = cleanBody(input.body.body);
  const html = context.render(body);
  const settings = await context.settings(context.platform.db);
  const answer = await context.platform.db.transaction(async (tx) => {
    const now = context.platform.clock.now();
    const [thread, author, before] = await together([
      lockThread(tx, input.thread),
      context.lockAsker(tx, input.caller),
      readBefore(tx, {
        user: input.caller?.userId ?? '',
        key: input.idempotencyKey,
        most: settings.firstDayPosts,
        newcomersSince: newcomersSince(now),
        thread: input.thread,
        replyTo: input.body.replyTo ?? null,
      }),
    ]);
    requireVisibleThread(author.actor, thread.place);
    if (before === null) throw new AppError('unauthorized');

    const request = {
      userId: author.userId,
      key: input.idempotencyKey,
      operation: 'createReply',
      fingerprint: input.fingerprint,
      now,
    };
    const livesIn = author.livesIn.includes(thread.place.slug) ? [thread.place.key] : [];
    const known = { key: author.userId, ...author.name, livesIn };
    const repeated = resultOf(before.earlier, request);
    if (repeated !== null) return { known, row: await loadAnswer(tx, repeated) };

    allow(author.actor, thread, input.body);
    checkRate(before.writtenAt, postRate(settings, author.registeredAt, now), now);
    for (const screen of context.screeners) {
      await screen(tx, { authorId: author.userId, placeId: thread.place.key, title: null, body });
    }
    return { known, row: await write(context, tx, thread, { request, before, input: input.body, body, html }) };
  });
  return presentAnswer(context.directory, answer.row, answer.known);
};

const allow = (actor: Actor, thread: LockedThread, { replyTo, official, organisation }: CreateReply['body']): void => {
  if (official !== undefined && organisation !== undefined) {
    const message = 'one speaks for an institution or for an organisation, not for both';
    throw new AppError('invalid_input', { fields: [{ field: 'organisation', code: 'not_allowed', message }] });
  }
  enforce(mayReply(actor, thread.place, thread));
  if (official !== undefined) enforce(mayAnswerOfficially(actor, thread.place, official.institution));
  if (replyTo !== undefined && replyTo > thread.lastNumber) throw new AppError('reply_target_not_found');
};

interface Reply {
  readonly request: CreatingRequest;
  readonly before: BeforeReply;
  readonly input: CreateReply['body'];
  readonly body: string;
  readonly html: string;
}

/** Everything that a reply is: the post with what it changes, the message about it and the job; and what is answered. */
const write = async (
  { platform }: ThreadContext,
  tx: Tx,
  thread: LockedThread,
  {
    request,
    before: { postKey, targetAuthorKey },
    input: { replyTo, lang, official, organisation },
    body,
    html,
  }: Reply,
): Promise<AnswerRow> => {
  const institution =
    official === undefined ? null : await speakingFor(tx, official.institution, thread, request.userId);
  const number = thread.lastNumber + 1;
  const version = thread.version + 1;
  const { now } = request;
  const reply = {
    request,
    postKey,
    publicId: newPublicId(),
    number,
    version,
    body,
    html,
    lang: lang ?? thread.lang,
    replyTo: replyTo ?? null,
    institutionId: institution?.id ?? null,
    unit: institution?.unit ?? null,
    organisationId:
      organisation === undefined
        ? null
        : await organisationForWriting(tx, { organisation, placeId: thread.place.key, userId: request.userId }),
    message: messageOfChange(platform, thread, { kind: 'post.created', version, number }),
    job: platform.jobs.entryOf<PostCreated>(postCreated, { postId: postKey.toString() }),
  };
  await keeping(
    lastly(tx, [
      publishReply(tx, thread, reply),
      ...(touchesPlace(thread, now)
        ? [touchPlace(tx, thread.place.key, { threads: 0, at: activityAfter(thread, now) })]
        : []),
    ]),
  );
  return rowOfReply(thread, reply, targetAuthorKey);
};

const speakingFor = async (tx: Tx, institution: string, thread: LockedThread, userId: bigint) => {
  const voice = await institutionForOfficialAnswer(tx, { institution, placeId: thread.place.key, userId });
  if (voice === null) throw new AppError('not_liaison_here');
  return voice;
};
