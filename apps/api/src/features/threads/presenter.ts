import type { Author, Post, ThreadHead, ThreadPage, ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { pageOfPost } from '@moja-ulica/shared/threads/paths.ts';
import type { PostRow, ThreadRow } from './queries/rows.ts';

interface PersonRow {
  readonly handle: string | null;
  readonly displayName: string | null;
}

const presentAuthor = (person: PersonRow | null, role: Author['role']): Author => ({
  handle: person?.handle ?? null,
  displayName: person?.displayName ?? null,
  role: person?.handle ? role : null,
});

const isoOrNull = (moment: Date | null): string | null => moment?.toISOString() ?? null;

export const presentHead = (row: ThreadRow): ThreadHead => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  kind: row.kind,
  lang: row.lang,
  place: row.place,
  topic: row.topic,
  streets: row.streets,
  author: presentAuthor(row.author, row.authorRole),
  createdAt: row.createdAt.toISOString(),
  lastActivityAt: row.lastActivityAt.toISOString(),
  version: row.version,
  lastNumber: row.lastNumber,
  pinned: row.pinned,
  locked: row.locked,
  matter:
    row.state === null
      ? null
      : { state: row.state, institution: row.institution, dueAt: isoOrNull(row.dueAt), concerns: row.concerns },
  answeredBy: row.answeredBy,
});

export const presentSummary = (row: ThreadRow): ThreadSummary => ({
  ...presentHead(row),
  excerpt: row.excerpt,
  lastAuthor: row.lastAuthor,
});

export const presentPost = (row: PostRow): Post => ({
  id: row.postId,
  number: row.number,
  version: row.postVersion,
  state: row.postState,
  author: presentAuthor(row.postAuthor, row.postAuthorRole),
  lang: row.postLang,
  html: row.html,
  hiddenRule: row.postState === 'hidden' ? row.hiddenRule : null,
  createdAt: row.postedAt.toISOString(),
  editedAt: isoOrNull(row.editedAt),
  replyTo: row.replyTo === null ? null : { number: row.replyTo, displayName: row.replyToName },
  official:
    row.answering === null
      ? null
      : { institution: row.answering, unit: row.unit, promisedAt: isoOrNull(row.promisedAt) },
  helpful: row.helpful,
});

export const pageCountOf = (lastNumber: number): number => pageOfPost(lastNumber, threadLimits.postsPerPage);

export const presentPage = (thread: ThreadRow, page: number, posts: readonly PostRow[]): ThreadPage => {
  const pageCount = pageCountOf(thread.lastNumber);
  return { thread: presentHead(thread), page: Math.min(page, pageCount), pageCount, posts: posts.map(presentPost) };
};
