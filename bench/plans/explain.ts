import pg from 'pg';
import type { Statement } from './watch.ts';

/** One step of a plan, as PostgreSQL tells it. "Actual" and "Removed" are averages of all loops. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Plan Rows': number;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Actual Total Time'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How often a prepared statement is planned anew before the server may keep a plan for all values. */
const plannedAnew = 5;

const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (value instanceof Uint8Array) return `'\\x${Buffer.from(value).toString('hex')}'`;
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((item) => JSON.stringify(String(item))).join(',')}}`);
  if (typeof value === 'string') return pg.escapeLiteral(value);
  return pg.escapeLiteral(typeof value === 'bigint' ? value.toString() : JSON.stringify(value));
};

type Explained = { readonly 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] };

const planOf = ({ rows }: pg.QueryResult<Explained>): PlanNode => {
  const plan = rows[0]?.['QUERY PLAN'][0].Plan;
  if (plan === undefined) throw new Error('PostgreSQL explained nothing');
  return plan;
};

/** As a connection of the pool meets it after a while: the plan for all values, where the server has settled on one. */
const explainPrepared = async (client: pg.Client, { text, values }: Statement): Promise<PlanNode> => {
  const call = values.length === 0 ? 'asked' : `asked (${values.map(literal).join(', ')})`;
  await client.query(`prepare asked as ${text}`);
  for (let time = 0; time < plannedAnew; time += 1) await client.query(`explain execute ${call}`);
  return planOf(await client.query<Explained>(`explain (analyze, format json) execute ${call}`));
};

/** What stands in `with` may write. */
const isReading = (text: string): boolean =>
  /^\s*select\b/i.test(text) || (/^\s*with\b/i.test(text) && !/\b(insert|update|delete)\b/i.test(text));

/** The plan of a statement. One that only reads is run, so that the plan tells what it touched; others are planned only. */
export const explain = async (client: pg.Client, statement: Statement): Promise<PlanNode> => {
  const { text, values, name } = statement;
  const reads = isReading(text) && !/\bpgboss\b/.test(text);
  await client.query('begin');
  try {
    if (reads && name !== null) return await explainPrepared(client, statement);
    const mode = reads ? 'analyze, format json' : 'format json';
    return planOf(await client.query<Explained>(`explain (${mode}) ${text}`, [...values]));
  } finally {
    await client.query('rollback');
    await client.query('deallocate all');
  }
};

export const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
