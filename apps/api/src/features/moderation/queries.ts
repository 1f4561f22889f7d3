import { and, asc, count, desc, eq, inArray, lt, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { keyOfLast } from '../../platform/db/last-shown.ts';
import type { Cursor } from '../../platform/http/cursor.ts';
import { places } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import type { HideReasons } from '../threads/index.ts';
import { posts, threads } from '../threads/tables.ts';
import { cases, decisions, reports } from './tables.ts';

const summaryColumns = {
  key: cases.id,
  id: cases.publicId,
  number: cases.number,
  state: cases.state,
  openedAt: cases.openedAt,
  dueAt: cases.dueAt,
  decidedAt: cases.decidedAt,
  place: {
    slug: places.slug,
    name: places.name,
    kind: places.kind,
    visibility: places.visibility,
    joining: places.joining,
  },
  thread: {
    key: threads.id,
    id: threads.publicId,
    slug: threads.slug,
    title: sql<string>`coalesce(${threads.sealedTitle}, ${threads.title})`,
  },
  post: {
    key: posts.id,
    number: posts.number,
    state: posts.state,
    body: posts.body,
    html: posts.html,
    createdAt: posts.createdAt,
  },
  author: { id: users.publicId, handle: users.handle, displayName: users.displayName },
};

const selectCases = (db: Db) =>
  db
    .select(summaryColumns)
    .from(cases)
    .innerJoin(places, eq(places.id, cases.placeId))
    .innerJoin(posts, eq(posts.id, cases.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(users, eq(users.id, posts.authorId));

/** One row of the moderators' list; its post's text is there also when hidden. */
export type CaseRow = Awaited<ReturnType<typeof selectCases>>[number];

interface CaseFilter {
  readonly state: 'open' | 'decided';
  /** Slugs of the places to list; null for all. */
  readonly places: readonly string[] | null;
  readonly cursor: Cursor | null;
  readonly limit: number;
}

/** What each list is ordered by, and where a run of it goes on. */
const orders = {
  open: {
    ofState: sql`${cases.state} = 'open'`,
    inOrder: sql`${cases.dueAt}, ${cases.id}`,
    beyond: (last: SQL) => sql`(${cases.dueAt}, ${cases.id}) > ${last}`,
    first: [asc(cases.dueAt), asc(cases.id)],
  },
  decided: {
    ofState: sql`${cases.state} <> 'open'`,
    inOrder: sql`${cases.decidedAt} desc, ${cases.id} desc`,
    beyond: (last: SQL) => sql`(${cases.decidedAt}, ${cases.id}) < ${last}`,
    first: [desc(cases.decidedAt), desc(cases.id)],
  },
} as const;

const lastShown = ({ at, after }: Cursor): SQL =>
  sql`(${at?.toISOString() ?? null}::timestamptz, ${keyOfLast(cases, after)})`;

/**
 * Open cases by deadline, decided ones by the newest decision: a run of each place off its index, of which the first make
 * the page.
 */
export const listCases = (db: Db, { state, places: slugs, cursor, limit }: CaseFilter): Promise<CaseRow[]> => {
  const { ofState, inOrder, beyond, first } = orders[state];
  const wanted = slugs === null ? undefined : inArray(places.slug, [...slugs]);
  const ofPlace = and(
    sql`${cases.placeId} = ${places.id}`,
    ofState,
    cursor === null ? undefined : beyond(lastShown(cursor)),
  );
  const keys = sql`select run.id from ${places} cross join lateral (
      select ${cases.id} from ${cases} where ${ofPlace} order by ${inOrder} limit ${limit}) run
    where ${wanted ?? sql`true`}`;
  return selectCases(db)
    .where(sql`${cases.id} in (${keys})`)
    .orderBy(...first)
    .limit(limit);
};

export const findCase = async (db: Db, publicId: string): Promise<CaseRow | null> =>
  (await selectCases(db).where(eq(cases.publicId, publicId)))[0] ?? null;

/** How often each reason was given, by case. */
export const reasonsOf = (db: Db, caseKeys: readonly bigint[]) =>
  caseKeys.length === 0
    ? Promise.resolve([])
    : db
        .select({ caseKey: reports.caseId, reason: reports.reason, count: count() })
        .from(reports)
        .where(inArray(reports.caseId, [...caseKeys]))
        .groupBy(reports.caseId, reports.reason)
        .orderBy(desc(count()), asc(reports.reason));

export const reportsOf = (db: Db, caseKey: bigint) =>
  db
    .select({
      reason: reports.reason,
      note: reports.note,
      body: reports.body,
      reporter: users.displayName,
      createdAt: reports.createdAt,
    })
    .from(reports)
    .leftJoin(users, eq(users.id, reports.reporterId))
    .where(eq(reports.caseId, caseKey))
    .orderBy(asc(reports.id));

export const decisionsOf = (db: Db, postKey: bigint) =>
  db
    .select({
      action: decisions.action,
      rule: decisions.rule,
      reason: decisions.reason,
      decidedAt: decisions.decidedAt,
      decidedBy: sql<string>`coalesce(${users.displayName}, '')`,
    })
    .from(decisions)
    .innerJoin(users, eq(users.id, decisions.moderatorId))
    .where(eq(decisions.postId, postKey))
    .orderBy(asc(decisions.id));

/** The visible post before this one in its thread, for context. */
export const previousPost = async (db: Db, threadKey: bigint, number: number) => {
  const [row] = await db
    .select({ number: posts.number, displayName: users.displayName, html: posts.html })
    .from(posts)
    .leftJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.threadId, threadKey), lt(posts.number, number), eq(posts.state, 'visible')))
    .orderBy(desc(posts.number))
    .limit(1);
  return row ?? null;
};

/** The newest decision to hide each of these posts. */
export const hideReasons: HideReasons = async (db, postIds) => {
  if (postIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([decisions.postId], {
      postId: decisions.postId,
      reason: decisions.reason,
      decidedAt: decisions.decidedAt,
    })
    .from(decisions)
    .where(and(inArray(decisions.postId, [...postIds]), eq(decisions.action, 'hide')))
    .orderBy(decisions.postId, desc(decisions.id));
  return new Map(rows.map(({ postId, ...reason }) => [postId, reason]));
};
