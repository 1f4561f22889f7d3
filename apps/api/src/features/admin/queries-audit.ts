import { and, desc, eq, gte, inArray, lte, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { places } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { institutions } from '../institutions/tables.ts';
import { organisations } from '../organisations/tables.ts';
import { auditLog } from '../moderation/tables.ts';
import { posts, threads } from '../threads/tables.ts';
import { staffInvitations } from './tables.ts';

export interface AuditFilter {
  readonly action?: string | undefined;
  /** Slugs; null: all, and what concerns no place. */
  readonly places: readonly string[] | null;
  /** Handles of who did it, and of whom it was done to. */
  readonly by?: string | undefined;
  readonly about?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

interface ListAudit {
  readonly filter: AuditFilter;
  /** Where the list goes on: the last moment shown, and how many rows of it were. */
  readonly after: { readonly at: Date; readonly shown: number } | null;
  readonly limit: number;
}

const one = (value: SQL): SQL => sql`(${value})`;

/** Acts, newest first; each way to ask has an index that is in this order. */
export const readAudit = (db: Db, { filter, after, limit }: ListAudit) =>
  db
    .select({
      action: auditLog.action,
      subject: auditLog.subject,
      details: auditLog.details,
      createdAt: auditLog.createdAt,
      by: { handle: users.handle, displayName: users.displayName },
      place: { slug: places.slug, name: places.name },
      institution: { slug: institutions.slug, name: institutions.name },
    })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.actorId))
    .leftJoin(places, eq(places.id, auditLog.placeId))
    .leftJoin(institutions, eq(institutions.slug, sql`${auditLog.details} ->> 'institution'`))
    .where(
      and(
        filter.action === undefined ? undefined : eq(auditLog.action, filter.action),
        filter.places === null
          ? undefined
          : filter.places.length === 1
            ? eq(auditLog.placeId, one(sql`select p.id from places p where p.slug = ${filter.places[0]}`))
            : inArray(auditLog.placeId, placeKeys(db, filter.places)),
        filter.by === undefined
          ? undefined
          : eq(auditLog.actorId, one(sql`select u.id from users u where u.handle = ${filter.by}`)),
        filter.about === undefined
          ? undefined
          : eq(auditLog.subject, one(sql`select 'user:' || u.public_id from users u where u.handle = ${filter.about}`)),
        filter.from === undefined ? undefined : gte(auditLog.createdAt, filter.from),
        filter.to === undefined ? undefined : lte(auditLog.createdAt, filter.to),
        after === null ? undefined : lte(auditLog.createdAt, after.at),
      ),
    )
    .orderBy(desc(auditLog.createdAt), desc(auditLog.id))
    // Rows of the very moment at which the last page ended; never more than came at once.
    .offset(after?.shown ?? 0)
    .limit(limit);

const placeKeys = (db: Db, slugs: readonly string[]) =>
  db
    .select({ id: places.id })
    .from(places)
    .where(inArray(places.slug, [...slugs]));

export type AuditLogRow = Awaited<ReturnType<typeof readAudit>>[number];

/** What an act was done to, as people call it. */
interface Subject {
  readonly name: string | null;
  /** Where a post stands. */
  readonly thread: {
    readonly id: string;
    readonly slug: string;
    readonly place: string;
    readonly number: number;
  } | null;
}

/** What is called how, by `kind:id` of the subject; those that are gone are missing. */
export const readSubjects = async (db: Db, subjects: readonly string[]) => {
  const ids = (kind: string): string[] =>
    subjects.flatMap((subject) => (subject.startsWith(`${kind}:`) ? [subject.slice(kind.length + 1)] : []));
  const [people, written, located, bodies, groups, invited] = await Promise.all([
    db
      .select({ id: users.publicId, name: users.displayName })
      .from(users)
      .where(inArray(users.publicId, ids('user'))),
    db
      .select({
        id: posts.publicId,
        number: posts.number,
        thread: threads.publicId,
        slug: threads.slug,
        // Who reads the log of a place reads what is hidden there.
        title: sql<string>`coalesce(${threads.sealedTitle}, ${threads.title})`,
        place: places.slug,
      })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .innerJoin(places, eq(places.id, threads.placeId))
      .where(inArray(posts.publicId, ids('post'))),
    db
      .select({ id: places.slug, name: places.name })
      .from(places)
      .where(inArray(places.slug, ids('place'))),
    db
      .select({ id: institutions.slug, name: institutions.name })
      .from(institutions)
      .where(inArray(institutions.slug, ids('institution'))),
    db
      .select({ id: organisations.slug, name: organisations.name })
      .from(organisations)
      .where(inArray(organisations.slug, ids('organisation'))),
    // Who accepted it; of the others only an address is known, which this log does not tell.
    db
      .select({ id: staffInvitations.publicId, name: users.displayName })
      .from(staffInvitations)
      .innerJoin(users, eq(users.id, staffInvitations.acceptedBy))
      .where(inArray(staffInvitations.publicId, ids('invitation'))),
  ]);
  return new Map<string, Subject>([
    ...people.map(({ id, name }) => [`user:${id}`, { name, thread: null }] as const),
    ...invited.map(({ id, name }) => [`invitation:${id}`, { name, thread: null }] as const),
    ...written.map(
      ({ id, title, thread, slug, place, number }) =>
        [`post:${id}`, { name: title, thread: { id: thread, slug, place, number } }] as const,
    ),
    ...located.map(({ id, name }) => [`place:${id}`, { name, thread: null }] as const),
    ...groups.map(({ id, name }) => [`organisation:${id}`, { name, thread: null }] as const),
    ...bodies.map(({ id, name }) => [`institution:${id}`, { name: name.pl, thread: null }] as const),
  ]);
};
