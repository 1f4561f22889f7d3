import type { Author, Post, ThreadHead, ThreadPage, ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { pageOfPost } from '@moja-ulica/shared/threads/paths.ts';
import type { Names } from '../institutions/index.ts';
import type { HeadRow, PostRow, ThreadRow } from './queries/rows.ts';

const presentAuthor = (names: Names, placeKey: bigint, key: bigint | null): Author => {
  if (key === null) return { handle: null, displayName: null, role: null, verified: false };
  const { handle, displayName, livesIn } = names.person(key);
  if (handle === null) return { handle, displayName, role: null, verified: false };
  return { handle, displayName, role: names.roleIn(placeKey, key), verified: livesIn.includes(placeKey) };
};

const displayNameOf = (names: Names, key: bigint | null): string | null =>
  key === null ? null : names.person(key).displayName;

const isoOrNull = (moment: Date | null): string | null => moment?.toISOString() ?? null;

const presentMatter = (names: Names, { state, institutionKey, dueAt, concerns }: HeadRow): ThreadHead['matter'] => {
  if (state === null) return null;
  const institution = institutionKey === null ? null : names.institution(institutionKey);
  return { state, institution, dueAt: isoOrNull(dueAt), concerns };
};

export const presentHead = (names: Names, row: HeadRow): ThreadHead => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  kind: row.kind,
  lang: row.lang,
  place: names.place(row.placeKey),
  topic: row.topicKey === null ? null : names.topic(row.topicKey),
  streets: row.streetKeys === null ? [] : names.streets(row.streetKeys),
  author: presentAuthor(names, row.placeKey, row.authorKey),
  createdAt: row.createdAt.toISOString(),
  lastActivityAt: row.lastActivityAt.toISOString(),
  version: row.version,
  lastNumber: row.lastNumber,
  pinned: row.pinned,
  locked: row.locked,
  matter: presentMatter(names, row),
  answeredBy: row.answeredBy,
});

export const presentSummary = (names: Names, row: ThreadRow): ThreadSummary => ({
  ...presentHead(names, row),
  excerpt: row.excerpt,
  lastAuthor: displayNameOf(names, row.lastAuthorKey),
});

/** `placeKey`: where its author may have a role. */
export const presentPost = (names: Names, placeKey: bigint, row: PostRow): Post => ({
  id: row.postId,
  number: row.number,
  version: row.postVersion,
  state: row.postState,
  author: presentAuthor(names, placeKey, row.postAuthorKey),
  lang: row.postLang,
  html: row.html,
  hiddenRule: row.postState === 'hidden' ? row.hiddenRule : null,
  createdAt: row.postedAt.toISOString(),
  editedAt: isoOrNull(row.editedAt),
  replyTo:
    row.replyTo === null ? null : { number: row.replyTo, displayName: displayNameOf(names, row.targetAuthorKey) },
  official:
    row.answeringKey === null
      ? null
      : { institution: names.institution(row.answeringKey), unit: row.unit, promisedAt: isoOrNull(row.promisedAt) },
  organisation: row.organisationKey === null ? null : names.organisation(row.organisationKey),
  helpful: row.helpful,
});

export const pageCountOf = (lastNumber: number): number => pageOfPost(lastNumber, threadLimits.postsPerPage);

export const presentPage = (names: Names, thread: HeadRow, page: number, posts: readonly PostRow[]): ThreadPage => {
  const pageCount = pageCountOf(thread.lastNumber);
  return {
    thread: presentHead(names, thread),
    page: Math.min(page, pageCount),
    pageCount,
    posts: posts.map((post) => presentPost(names, thread.placeKey, post)),
  };
};
