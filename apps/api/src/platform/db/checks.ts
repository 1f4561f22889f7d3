import { commandWords } from '../config/command-words.ts';
import type { Check, Finding } from '../doctor/check.ts';
import { many } from '../log/many.ts';
import { appliedMigrations, knownMigrations } from './applied-migrations.ts';
import { connectionsPerInstance, oldestVersion } from './limits.ts';

const checkMigrations: Check = {
  name: 'database.migrations',
  area: 'database',
  rule: 'The tables are those of this version of the app.',
  run: async ({ reader }) => {
    const applied = await appliedMigrations(reader);
    const known = knownMigrations();
    const pending = known.filter((hash) => !applied.includes(hash)).length;
    const foreign = applied.filter((hash) => !known.includes(hash)).length;
    return [
      ...(pending === 0
        ? []
        : [
            {
              problem: `${String(pending)} of the ${String(known.length)} migrations of this version are not applied yet.`,
              advice: `Start this version of the app, or run: ${commandWords('upgrade')}`,
            },
          ]),
      ...(foreign === 0
        ? []
        : [
            {
              problem: `The database has ${many(foreign, 'migration', 'migrations')} that this version does not know.`,
              advice:
                'A newer version of the app was here. Going back by one version is fine for a while; otherwise run the newer one.',
            },
          ]),
    ];
  },
};

const checkIndexes: Check = {
  name: 'database.indexes',
  area: 'database',
  rule: 'Every index is whole and every constraint was checked.',
  run: async ({ reader }) => {
    const rows = await reader.rows(`
      select 'index ' || i.indexrelid::regclass as subject
        from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname not in ('pg_catalog', 'pg_toast') and not (i.indisvalid and i.indisready and i.indislive)
          and not exists (select from pg_stat_progress_create_index b where b.index_relid = i.indexrelid)
      union all
      select 'constraint ' || conname || ' of ' || conrelid::regclass from pg_constraint where not convalidated
      order by 1`);
    if (rows.length === 0) return [];
    return [
      {
        problem: 'The database does not use or does not hold to some of them.',
        advice:
          'An interrupted build leaves such an index. Make it anew with psql, for each: reindex index concurrently <name>; for a constraint: alter table <table> validate constraint <name>;',
        examples: rows.map(({ subject }) => String(subject)),
      },
    ];
  },
};

/** What must be so for an accepted post to survive a power cut. */
const wanted: Readonly<Record<string, { readonly value: string; readonly because: string }>> = {
  fsync: { value: 'on', because: 'without it a power cut can destroy the whole database' },
  full_page_writes: { value: 'on', because: 'without it a power cut can destroy the whole database' },
  synchronous_commit: { value: 'on', because: 'otherwise a crash loses the last accepted posts' },
  autovacuum: { value: 'on', because: 'without it the tables only grow and slow down' },
  server_encoding: { value: 'UTF8', because: 'otherwise some letters and emoji cannot be stored' },
};

const checkServer: Check = {
  name: 'database.server',
  area: 'database',
  rule: 'The database server is new enough and keeps what it has accepted.',
  run: async ({ reader }) => {
    if (reader.kind === 'embedded') return [];
    const rows = await reader.rows('select name, setting from pg_settings where name = any ($1::text[])', [
      [...Object.keys(wanted), 'server_version_num', 'server_version'],
    ]);
    const settings = new Map(rows.map(({ name, setting }) => [String(name), String(setting)]));
    const findings: Finding[] = Object.entries(wanted).flatMap(([name, { value, because }]) =>
      settings.get(name) === value
        ? []
        : [
            {
              problem: `PostgreSQL's ${name} is ${settings.get(name) ?? 'unknown'}, not ${value}: ${because}.`,
              advice:
                name === 'server_encoding'
                  ? 'Make a new database with encoding UTF8 and restore a backup into it.'
                  : `Run with psql as the database's administrator: alter system set ${name} = ${value}; select pg_reload_conf();`,
            },
          ],
    );
    if (Number(settings.get('server_version_num')) < oldestVersion) {
      findings.push({
        problem: `PostgreSQL ${settings.get('server_version') ?? ''} is too old.`,
        advice: 'Use PostgreSQL 15 or newer: make a backup, install the newer server, restore.',
      });
    }
    return findings;
  },
};

const checkConnections: Check = {
  name: 'database.connections',
  area: 'database',
  rule: 'The database server has connections for every running process of the app and one more.',
  run: async ({ reader }) => {
    if (reader.kind === 'embedded') return [];
    const [row] = await reader.rows(`
      select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as usable,
        (select count(*)::int from pg_stat_activity where application_name = 'moja-ulica listener') as instances,
        (select count(*)::int from pg_stat_activity
          where backend_type = 'client backend' and application_name not like 'moja-ulica%') as others`);
    const [usable, instances, others] = [row?.['usable'], row?.['instances'], row?.['others']].map(Number);
    if (usable === undefined || instances === undefined || others === undefined) return [];
    // One more than are running: while one is replaced there are two of it.
    const needed = (instances + 1) * connectionsPerInstance + others;
    if (needed <= usable) return [];
    return [
      {
        problem: `PostgreSQL offers ${String(usable)} connections; ${String(instances)} running processes and one more, at ${String(connectionsPerInstance)} each, and ${String(others)} of others need ${String(needed)}.`,
        advice: `Run with psql as the database's administrator, then restart PostgreSQL: alter system set max_connections = ${String(needed + 20)};`,
      },
    ];
  },
};

/** What there is to say about the database itself. */
export const databaseChecks: readonly Check[] = [checkMigrations, checkIndexes, checkServer, checkConnections];
