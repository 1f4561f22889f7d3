import { SpanKind, type Tracer } from '@opentelemetry/api';
import type { Pool } from 'pg';
import { currentWork } from '../current-work.ts';
import { below, endSpan } from '../tracing/spans.ts';
import type { Database } from './database.ts';

/** The first word of a statement, and the statement: its values travel apart from it and stay out. */
const statementOf = (query: unknown): { readonly verb: string; readonly text: string } => {
  const text =
    typeof query === 'string'
      ? query
      : typeof query === 'object' && query !== null && 'text' in query && typeof query.text === 'string'
        ? query.text
        : '';
  return { verb: /^\s*([a-z]+)/i.exec(text)?.[1]?.toUpperCase() ?? 'query', text };
};

/** The same function, with a span around each call that belongs to a request or a job. */
const traced = <Q extends Pool['query']>(query: Q, tracer: Tracer): Q =>
  new Proxy(query, {
    apply: (target, owner: unknown, args: unknown[]): unknown => {
      const parent = currentWork()?.span;
      // With a callback it comes from the pool, whose own span is there already.
      if (parent === undefined || typeof args.at(-1) === 'function') return Reflect.apply(target, owner, args);
      const { verb, text } = statementOf(args[0]);
      const span = tracer.startSpan(
        verb,
        {
          kind: SpanKind.CLIENT,
          attributes: { 'db.system.name': 'postgresql', 'db.operation.name': verb, 'db.query.text': text },
        },
        below(parent),
      );
      const result: unknown = Reflect.apply(target, owner, args);
      Promise.resolve(result).then(
        () => endSpan(span),
        (error: unknown) => endSpan(span, error ?? 'unknown'),
      );
      return result;
    },
  });

/** Traces statements through the pool, the wait for a connection included; the embedded database is not traced. */
export const traceDatabase = (database: Database, tracer: Tracer): void => {
  if (database.kind !== 'postgresql') return;
  const { pool } = database;
  // oxlint-disable-next-line typescript/unbound-method -- the proxy calls it with its owner
  pool.query = traced(pool.query, tracer);
  pool.on('connect', (client) => {
    // oxlint-disable-next-line typescript/unbound-method -- as above
    client.query = traced(client.query, tracer);
  });
};
