import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { fingerprintOf } from '../../platform/http/idempotency.ts';
import { chooseIntroduction, dropIntroduction } from './commands/choose-introduction.ts';
import { createReply } from './commands/create-reply.ts';
import { createThread } from './commands/create-thread.ts';
import { editPost } from './commands/edit-post.ts';
import { markRead } from './commands/mark-read.ts';
import { updateThread } from './commands/update-thread.ts';
import { withdrawPost } from './commands/withdraw-post.ts';
import type { ThreadContext } from './context.ts';
import type { CountRefusals } from './measure-writing.ts';
import type { PageCache } from './page-cache.ts';
import type { ForumReads } from './read-forum.ts';
import { readablePlace } from '../estates/index.ts';
import { findIntroduction } from './queries/introduction.ts';
import { readAnswers } from './read-answers.ts';
import { readPersonPosts } from './read-person.ts';
import { mayRead, readChanges, readOverlay, readReadPositions, readSource } from './read-thread.ts';
import { sendPage } from './send-page.ts';

interface ThreadIdentity {
  readonly id: string;
  readonly version: number;
}

interface ThreadParts {
  readonly context: ThreadContext;
  readonly pages: PageCache;
  readonly forum: ForumReads;
  readonly countRefusals: CountRefusals;
}

export const registerThreadRoutes = (http: Http, parts: ThreadParts): void => {
  registerReads(http, parts);
  registerWrites(http, parts);
  registerIntroductions(http, parts);
};

const registerReads = ({ implement }: Http, { context, pages, forum }: ThreadParts): void => {
  implement(routes.listThreads, async ({ send, caller, params, query }) =>
    send(200, await forum.listThreads({ caller, place: params.place, query })),
  );
  implement(routes.feed, async ({ send, caller, query }) => send(200, await forum.feed({ caller, query })));
  implement(
    routes.threadPage,
    (call) => {
      const { thread, page } = call.params;
      const entry = pages.entry(thread, page, (place) => mayRead(context, call.caller, place));
      return entry instanceof Promise ? entry.then((made) => sendPage(call, made)) : sendPage(call, entry);
    },
    { cached: true },
  );
  implement(routes.overlay, async ({ send, caller, params }) =>
    send(200, await readOverlay(context, pages, { caller, ...params })),
  );
  implement(routes.readPositions, async ({ send, caller, query }) =>
    send(200, await readReadPositions(context, { caller, threads: query.threads.split(',') })),
  );
  implement(routes.changes, async ({ send, caller, params, query }) =>
    send(200, await readChanges(context, pages, { caller, ...params, ...query })),
  );
  implement(routes.postSource, async ({ send, caller, params }) =>
    send(200, await readSource(context, pages, { caller, ...params })),
  );
  implement(routes.personPosts, async ({ send, caller, params, query }) =>
    send(200, await readPersonPosts(context, { caller, ...params, query })),
  );
  implement(routes.institutionAnswers, async ({ send, caller, params, query }) =>
    send(200, await readAnswers(context, { caller, ...params, query })),
  );
};

const registerIntroductions = ({ implement }: Http, { context }: ThreadParts): void => {
  const { loadAsker } = context;
  const { db } = context.platform;
  implement(routes.introduction, async ({ send, caller, params }) => {
    const { actor } = await loadAsker(db, caller);
    const place = await readablePlace(db, actor, params.place);
    return send(200, { thread: await findIntroduction(db, place.id) });
  });
  implement(routes.chooseIntroduction, async ({ send, caller, params, body }) =>
    send(200, { thread: await chooseIntroduction(context, { caller, ...params, ...body }) }),
  );
  implement(routes.dropIntroduction, async ({ send, caller, params }) => {
    await dropIntroduction(context, { caller, ...params });
    return send(204, null);
  });
};

const registerWrites = ({ implement }: Http, { context, pages, countRefusals }: ThreadParts): void => {
  /** Whoever has just written reads their own writing, even before the change comes back from the database. */
  const written = <T extends ThreadIdentity>(thread: T): T => {
    pages.changed(thread.id, thread.version);
    return thread;
  };
  const answered = <T extends { readonly thread: ThreadIdentity }>(answer: T): T => {
    written(answer.thread);
    return answer;
  };

  implement(routes.createThread, async ({ send, caller, params, body, idempotencyKey }) => {
    const fingerprint = fingerprintOf(routes.createThread, { params, body });
    const input = { caller, ...params, body, idempotencyKey, fingerprint };
    return send(201, written(await countRefusals('createThread', () => createThread(context, input))));
  });
  implement(routes.createReply, async ({ send, caller, params, body, idempotencyKey }) => {
    const fingerprint = fingerprintOf(routes.createReply, { params, body });
    const input = { caller, ...params, body, idempotencyKey, fingerprint };
    return send(201, answered(await countRefusals('createReply', () => createReply(context, input))));
  });
  implement(routes.updateThread, async ({ send, caller, params, body }) =>
    send(200, written(await updateThread(context, { caller, ...params, body }))),
  );
  implement(routes.editPost, async ({ send, caller, params, body }) =>
    send(200, answered(await editPost(context, { caller, ...params, body }))),
  );
  implement(routes.withdrawPost, async ({ send, caller, params }) =>
    send(200, answered(await withdrawPost(context, { caller, ...params }))),
  );
  implement(routes.markRead, async ({ send, caller, params, body }) =>
    send(200, await markRead(context, { caller, ...params, ...body })),
  );
  implement(routes.preview, ({ send, body }) => send(200, { html: context.render(body.body) }));
};
