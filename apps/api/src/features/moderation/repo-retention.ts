import { inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { executeRows } from '../../platform/db/rows.ts';
import { cases, decisions, reports } from './tables.ts';

/** Forgets reports of cases that were closed before `before`, some at a time; gives how many. */
export const forgetReports = async (tx: Tx, before: Date, limit: number): Promise<number> => {
  const gone = await executeRows(
    tx,
    sql`delete from reports where id in (
      select r.id from cases c join reports r on r.case_id = c.id where c.decided_at < ${before.toISOString()}::timestamptz limit ${limit}
    ) returning id`,
  );
  return gone.length;
};

/** Forgets cases that were closed before `before` with their decisions, but for posts that are still hidden. */
export const forgetCases = async (tx: Tx, before: Date, limit: number): Promise<number> => {
  const rows = await executeRows(
    tx,
    sql`select c.id from cases c join posts p on p.id = c.post_id
      where c.decided_at < ${before.toISOString()}::timestamptz and p.state <> 'hidden' limit ${limit} for no key update of c skip locked`,
  );
  const ids = rows.map(({ id }) => BigInt(String(id)));
  if (ids.length === 0) return 0;
  await tx.delete(decisions).where(inArray(decisions.caseId, ids));
  await tx.delete(reports).where(inArray(reports.caseId, ids));
  await tx.delete(cases).where(inArray(cases.id, ids));
  return ids.length;
};

/** Forgets decisions that belong to no case, likewise. */
export const forgetDecisions = async (tx: Tx, before: Date, limit: number): Promise<number> => {
  const gone = await executeRows(
    tx,
    sql`delete from decisions where id in (
      select d.id from decisions d join posts p on p.id = d.post_id
      where d.case_id is null and d.decided_at < ${before.toISOString()}::timestamptz and p.state <> 'hidden' limit ${limit}
    ) returning id`,
  );
  return gone.length;
};

/**
 * Forgets rows of the audit log, but for those of decisions that are kept. The trigger lets rows go that are older than 12
 * months by the database's clock, and no others.
 */
export const forgetAudit = async (tx: Tx, before: Date, limit: number): Promise<number> => {
  const gone = await executeRows(
    tx,
    sql`delete from audit_log where id in (
      select a.id from audit_log a
      where a.created_at < ${before.toISOString()}::timestamptz and a.created_at < now() - interval '12 months'
        and not exists (select from decisions d where d.public_id = a.details ->> 'decision')
      limit ${limit}
    ) returning id`,
  );
  return gone.length;
};
