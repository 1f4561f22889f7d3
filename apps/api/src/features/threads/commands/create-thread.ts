import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import type { BodyOf } from '@moja-ulica/shared/http.ts';
import { slugify } from '@moja-ulica/shared/ids.ts';
import { mayCreateMatter, mayCreateThread } from '@moja-ulica/shared/threads/policy.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { ThreadHead } from '@moja-ulica/shared/threads/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { endOfLocalDay } from '../../../platform/local-day.ts';
import { rememberResult } from '../../../platform/http/idempotency.ts';
import { organisationForWriting } from '../../organisations/index.ts';
import { institutionServing } from '../../institutions/index.ts';
import { touchPlace } from '../../estates/index.ts';
import { announceChange } from '../announce.ts';
import type { ThreadContext } from '../context.ts';
import { postCreated, type PostCreated } from '../ports.ts';
import { presentHead } from '../presenter.ts';
import { findThreadByKey } from '../queries/changes.ts';
import { checkRate, threadRate } from '../rates.ts';
import { plainExcerpt } from '../render/excerpt.ts';
import { loadPlace, streetKeys, topicKey } from '../repo-places.ts';
import { insertPost } from '../repo-posts.ts';
import { insertThread, newestThreadsAt } from '../repo-threads.ts';
import { cleanBody, cleanTitle } from '../text.ts';

export interface CreateThread {
  readonly caller: Caller;
  /** Slug. */
  readonly place: string;
  readonly body: BodyOf<typeof threadRoutes.createThread>;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
}

/**
 * Opens a thread with its first post, once for an `Idempotency-Key`: a repetition gets the thread as it is now.
 * Announces `thread.created`; puts one job `post.created`.
 * @throws `place_not_found`, `not_a_member`, `email_unconfirmed`, `account_suspended`, `topic_not_found`, `street_not_found`,
 * `institution_not_found`, `not_organisation_writer`, `posting_too_fast`, `daily_limit_reached`, `invalid_input`, `idempotency_key_reused`
 */
export const createThread = async (context: ThreadContext, input: CreateThread): Promise<ThreadHead> => {
  const text = prepare(context, input);
  const settings = await context.settings(context.platform.db);
  const opened = await context.platform.db.transaction(async (tx) => {
    const now = context.platform.clock.now();
    const asker = await context.lockAsker(tx, input.caller);
    const { userId } = asker;
    const place = await loadPlace(tx, input.place);
    enforce(mayReadPlace(asker.actor, place));

    const request = {
      userId,
      key: input.idempotencyKey,
      operation: 'createThread',
      fingerprint: input.fingerprint,
      now,
    };
    const { resultId } = await rememberResult(tx, request, async () => {
      enforce((input.body.kind === 'matter' ? mayCreateMatter : mayCreateThread)(asker.actor, place));
      const rate = threadRate(settings, asker.registeredAt, now);
      checkRate(await newestThreadsAt(tx, userId, rate.perDay ?? 1), rate, now);
      for (const screen of context.screeners) await screen(tx, { authorId: userId, placeId: place.key, ...text });
      return write(context, tx, { input, place, userId, lang: input.body.lang ?? asker.locale, now, ...text });
    });
    const thread = await findThreadByKey(tx, resultId);
    if (thread === null) throw new AppError('thread_not_found');
    return thread;
  });
  return context.directory.show((names) => presentHead(names, opened));
};

/** Cleaned and rendered before the transaction: nothing waits for Markdown. */
const prepare = ({ render }: ThreadContext, { body }: CreateThread) => {
  if (body.kind !== 'matter' && body.institution !== undefined) {
    const message = 'only a matter is addressed to an institution';
    throw new AppError('invalid_input', { fields: [{ field: 'institution', code: 'matter_only', message }] });
  }
  const markdown = cleanBody(body.body);
  return { title: cleanTitle(body.title), body: markdown, html: render(markdown) };
};

interface Writing extends ReturnType<typeof prepare> {
  readonly input: CreateThread;
  readonly place: Awaited<ReturnType<typeof loadPlace>>;
  readonly userId: bigint;
  readonly lang: string;
  readonly now: Date;
}

const write = async ({ platform }: ThreadContext, tx: Tx, thread: Writing): Promise<bigint> => {
  const { input, place, userId, now, lang } = thread;
  const { topic, streets, kind, organisation } = input.body;
  const topicId = topic === undefined ? null : await topicKey(tx, place.key, topic);
  const streetIds = await streetKeys(tx, place.key, streets ?? []);
  const organisationId =
    organisation === undefined ? null : await organisationForWriting(tx, { organisation, placeId: place.key, userId });
  const matter = kind === 'matter' ? await openMatter(tx, input.body.institution, place, now) : {};

  const times = { createdAt: now, lastActivityAt: now };
  const opened = await insertThread(
    tx,
    {
      placeId: place.key,
      topicId,
      authorId: userId,
      lastAuthorId: userId,
      kind,
      lang,
      ...times,
      ...matter,
      title: thread.title,
      slug: slugify(thread.title),
      excerpt: plainExcerpt(thread.html),
    },
    streetIds,
  );
  const postId = await insertPost(tx, {
    threadId: opened.key,
    number: 1,
    version: opened.version,
    authorId: userId,
    body: thread.body,
    html: thread.html,
    lang,
    organisationId,
    createdAt: now,
  });
  await platform.jobs.send<PostCreated>(tx, postCreated, { postId: postId.toString() });
  await announceChange(
    platform,
    tx,
    { publicId: opened.publicId, place },
    { kind: 'thread.created', version: opened.version, number: 1 },
  );
  await touchPlace(tx, place.key, { threads: 1, at: now });
  return opened.key;
};

/** A matter waits; with an institution that promises an answer, it is due by the end of the promised calendar day. */
const openMatter = async (tx: Tx, slug: string | undefined, place: Writing['place'], now: Date) => {
  if (slug === undefined) return { state: 'waiting' as const };
  const institution = await institutionServing(tx, { slug, placeId: place.key }, now);
  if (institution === null) throw new AppError('institution_not_found');
  const { promiseDays } = institution;
  const dueAt = promiseDays === null ? null : endOfLocalDay(now, promiseDays, place.timeZone);
  return { state: 'waiting' as const, institutionId: institution.id, dueAt };
};
