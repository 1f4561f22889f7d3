import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { getJson } from '../lib/get-json.ts';
import type { OwnPostgres } from './postgres.ts';
import type { Reader } from './reader.ts';
import type { Acknowledged } from './writer.ts';

/** A post as the database has it. */
export interface StoredPost {
  readonly thread: string;
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly html: string;
}

/** Visible posts of the threads, all others belong to nobody here. */
export const storedPosts = (postgres: OwnPostgres, threads: readonly string[]): Promise<StoredPost[]> =>
  postgres.query<StoredPost & Record<string, unknown>>(
    `select t.public_id as thread, p.public_id as id, p.number, p.version, p.html
     from posts p join threads t on t.id = p.thread_id
     where t.public_id = any($1) and p.state = 'visible' order by t.id, p.number`,
    [threads],
  );

/** Every acknowledged reply is stored once, as it was acknowledged; and nothing is stored that nobody acknowledged. */
export const faultsOfPosts = (acknowledged: readonly Acknowledged[], stored: readonly StoredPost[]): string[] => {
  const found: string[] = [];
  const byMark = new Map<string, StoredPost[]>();
  for (const post of stored) {
    const mark = /Próba ([0-9a-f-]{36})/.exec(post.html)?.[1];
    if (mark !== undefined) byMark.set(mark, [...(byMark.get(mark) ?? []), post]);
  }
  for (const { mark, postId, number, thread } of acknowledged) {
    const copies = byMark.get(mark) ?? [];
    byMark.delete(mark);
    const [post] = copies;
    if (post === undefined) found.push(`lost: post ${String(number)} of ${thread}, acknowledged as ${postId}`);
    else if (copies.length > 1) found.push(`doubled: ${String(copies.length)} posts of ${thread} for one key`);
    else if (post.id !== postId || post.number !== number || post.thread !== thread)
      found.push(`not as acknowledged: ${postId}, number ${String(number)} of ${thread}`);
  }
  for (const [post] of byMark.values()) {
    if (post !== undefined) found.push(`stored, but never acknowledged: post ${String(post.number)} of ${post.thread}`);
  }
  return found;
};

type Shown = Pick<StoredPost, 'id' | 'number' | 'version'> & { readonly html: string | null };

const differences = (who: string, stored: readonly StoredPost[], shown: readonly Shown[]): string[] => {
  const byNumber = new Map(shown.map((post) => [post.number, post]));
  const found = stored.flatMap((post) => {
    const other = byNumber.get(post.number);
    if (other === undefined) return [`${who} misses post ${String(post.number)} of ${post.thread}`];
    const same = other.id === post.id && other.version === post.version && other.html === post.html;
    return same ? [] : [`${who} has another post ${String(post.number)} of ${post.thread}`];
  });
  const numbers = new Set(stored.map(({ number }) => number));
  const more = shown.filter((post) => post.html !== null && !numbers.has(post.number));
  return [...found, ...more.map((post) => `${who} has a post ${String(post.number)} that is not stored`)];
};

/** Every reader holds what is stored of the thread, and no more. */
export const faultsOfReaders = (readers: readonly Reader[], stored: readonly StoredPost[]): string[] =>
  readers.flatMap((reader, index) =>
    differences(
      `reader ${String(index + 1)}`,
      stored.filter(({ thread }) => thread === reader.thread),
      [...reader.posts()].map(([number, post]) => ({ number, ...post })),
    ),
  );

/** Every instance answers with what is stored: its cached pages are those of the database. */
export const faultsOfPages = async (
  instances: readonly string[],
  threads: readonly string[],
  stored: readonly StoredPost[],
): Promise<string[]> => {
  const found: string[] = [];
  for (const instance of instances) {
    for (const thread of threads) {
      const shown: Shown[] = [];
      for (let page = 1, pageCount = 1; page <= pageCount; page += 1) {
        const path = threadRoutes.threadPage.path.replace(':thread', thread).replace(':page', String(page));
        const body = await getJson(`${instance}${path}`, threadRoutes.threadPage.responses[200]);
        pageCount = body.pageCount;
        shown.push(...body.posts);
      }
      found.push(
        ...differences(
          instance,
          stored.filter((post) => post.thread === thread),
          shown,
        ),
      );
    }
  }
  return found;
};

/** Every stored reply to somebody else has told that person once, by a job that was put with the post. */
export const faultsOfNotifications = async (postgres: OwnPostgres, threads: readonly string[]): Promise<string[]> => {
  const rows = await postgres.query<{ thread: string; number: number; told: number }>(
    `select t.public_id as thread, p.number, count(n.id)::int as told
     from posts p join threads t on t.id = p.thread_id
     join posts target on target.thread_id = p.thread_id and target.number = p.reply_to
     left join notifications n on n.post_id = p.id and n.user_id = target.author_id and n.kind = 'reply'
     where t.public_id = any($1) and p.html like '%Próba %' and target.author_id <> p.author_id
     group by t.public_id, p.number having count(n.id) <> 1`,
    [threads],
  );
  return rows.map(({ thread, number, told }) => `told ${String(told)} times of post ${String(number)} of ${thread}`);
};
