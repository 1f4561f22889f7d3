import type { Tx } from '../../platform/db/database.ts';
import type { Http } from '../../platform/http/contract.ts';
import type { Platform } from '../../platform/platform.ts';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';
import { hidePost, restorePost } from './commands/change-post-state.ts';
import type { ThreadContext, ThreadPorts } from './context.ts';
import { handleThreadJobs } from './jobs.ts';
import { deliverThreads, followPlaces, guardRooms } from './live.ts';
import { measureWriting } from './measure-writing.ts';
import { createPageCache } from './page-cache.ts';
import { makePageEntry } from './page-entry.ts';
import { prepareThreadAccess } from './queries/access.ts';
import { prepareThreadPage } from './queries/thread-page.ts';
import { readAnswers } from './read-answers.ts';
import { createForumReads } from './read-forum.ts';
import { createRenderer } from '../../platform/markdown/renderer.ts';
import { registerThreadRoutes } from './routes.ts';

export { threadActivityGrainSeconds } from './activity-grain.ts';
export { createTellAuthorChanged } from './jobs.ts';
export { postCreated, type HideReasons, type PostCreated } from './ports.ts';
export type { ThreadPageEntry } from './page-entry.ts';
export { presentSummary } from './presenter.ts';
export { readablePlaceKeys } from './queries/access.ts';
export { threadInvariants } from './queries/invariants.ts';
export { selectThreads, type ThreadRow } from './queries/rows.ts';
export { createThreadsData } from './own-data.ts';
export { countVisiblePosts } from './read-person.ts';
export { plainExcerpt } from './render/excerpt.ts';
export { createRenderer, type Render } from '../../platform/markdown/renderer.ts';

/** Forums, threads and posts: written under the thread's lock, read from a cache of pages, told live. */
export const threadsFeature = (platform: Platform, ports: ThreadPorts) => {
  const context: ThreadContext = { ...ports, platform, render: createRenderer(platform.config.publicUrl) };
  const readPage = prepareThreadPage(platform.db);
  const reads = {
    access: prepareThreadAccess(platform.db),
    page: async (thread: string, page: number) => {
      platform.admission.refuseWhileCrowded();
      const rows = await readPage(thread, page);
      if (rows === null) return null;
      return { access: rows.access, entry: await ports.directory.show((names) => makePageEntry(names, rows, page)) };
    },
  };
  const pages = createPageCache(platform.changes, reads, {
    // The other half is for their first HTML.
    maxBytes: (platform.config.pageCacheMb * 1024 * 1024) / 2,
    metrics: platform.metrics,
  });
  const forum = createForumReads(context);
  const countRefusals = measureWriting(platform);
  handleThreadJobs(platform);
  deliverThreads(context, pages);
  followPlaces(context, pages);
  guardRooms(context, pages);
  return {
    routes: (http: Http): void => registerThreadRoutes(http, { context, pages, forum, countRefusals }),
    /** In moderation's transaction, after its policy: seals a post. Announces `post.hidden`. */
    hidePost: (tx: Tx, postKey: bigint, rule: HideRule): Promise<void> => hidePost(context, tx, postKey, rule),
    /** In moderation's transaction, after its policy: shows a hidden post again. Announces `post.updated`. */
    restorePost: (tx: Tx, postKey: bigint): Promise<void> => restorePost(context, tx, postKey),
    /** A page as the API answers it and as the first HTML is made from, for whom it is permitted. */
    threadPageEntry: pages.entry,
    /** A forum's list and the feed as the API answers them, for the first HTML; these ask who may read. */
    listThreads: forum.listThreads,
    feed: forum.feed,
    answersOf: (institution: string) => readAnswers(context, { caller: null, institution, query: {} }),
  };
};
