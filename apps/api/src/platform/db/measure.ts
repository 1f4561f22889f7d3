import { reading, type Metrics } from '../metrics/metrics.ts';
import type { Database } from './database.ts';

/** SQLSTATEs by what they mean to whoever runs it; those not named are `other`, most often a fault of ours. */
const classOf = (code: string): string => {
  if (code === '57014') return 'timeout';
  if (code === '55P03') return 'lock_timeout';
  if (code === '40001' || code === '40P01') return 'conflict';
  if (code.startsWith('23')) return 'constraint';
  if (code.startsWith('53')) return 'out_of_means';
  if (code.startsWith('08') || code.startsWith('57P') || code === '25P03') return 'connection';
  return 'other';
};

/** Figures about the pool of PostgreSQL; the embedded database has one connection and none of these. */
export const measureDatabase = (database: Database, metrics: Metrics): void => {
  const pool = database.kind === 'postgresql' ? database.pool : null;
  metrics.gauge({ name: 'forum_db_connections', help: 'Connections of the pool', labels: ['state'] }, () =>
    pool === null
      ? []
      : [
          { labels: { state: 'idle' }, value: pool.idleCount },
          { labels: { state: 'busy' }, value: pool.totalCount - pool.idleCount },
        ],
  );
  metrics.gauge({ name: 'forum_db_connections_max', help: 'Connections that the pool may open' }, () =>
    pool === null ? [] : reading(pool.options.max),
  );
  metrics.gauge({ name: 'forum_db_waiting', help: 'Statements and transactions that wait for a connection' }, () =>
    pool === null ? [] : reading(pool.waitingCount),
  );
  const failed = metrics.counter({
    name: 'forum_db_errors_total',
    help: 'Errors that PostgreSQL answered with, by class; a constraint may be part of ordinary work',
    labels: ['class'],
  });
  pool?.on('connect', ({ connection }) => {
    connection.on('errorMessage', ({ code }: { readonly code?: string }) => failed({ class: classOf(code ?? '') })());
  });
};
