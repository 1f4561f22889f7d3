import { Type } from 'typebox';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { openPool } from './database.ts';
import { serveBaseline } from './serve.ts';

/** Tables of this limit alone, so that what it writes is nobody's post. */
const tables = `
drop schema if exists bench cascade;
create schema bench;
create table bench.threads (public_id text primary key, last_number integer not null);
create table bench.posts (
  id bigint generated always as identity primary key,
  thread text not null references bench.threads,
  number integer not null,
  body text not null,
  created_at timestamptz not null,
  unique (thread, number)
);`;

// Limit of a reply: a bare Fastify with one insert and one counter in a transaction, the body validated as ours is.
serveBaseline(
  Type.Object({ databaseUrl: Type.String(), threads: Type.Array(Type.String()) }),
  async (server, { databaseUrl, threads }) => {
    const pool = openPool(databaseUrl);
    await pool.query(tables);
    await pool.query(
      'insert into bench.threads select id, 0 from unnest($1::text[]) as given (id) on conflict do nothing',
      [threads],
    );
    const { path, params, body } = threadRoutes.createReply;
    const response = { 201: Type.Object({ thread: Type.String(), number: Type.Integer() }) };
    server.post<{ Params: { thread: string }; Body: { body: string } }>(
      path,
      { schema: { params, body, response } },
      async (request, reply) => {
        const { thread } = request.params;
        const client = await pool.connect();
        try {
          await client.query('begin');
          const { rows } = await client.query<{ last_number: number }>({
            name: 'count',
            text: 'update bench.threads set last_number = last_number + 1 where public_id = $1 returning last_number',
            values: [thread],
          });
          const number = rows[0]?.last_number;
          await client.query({
            name: 'insert',
            text: 'insert into bench.posts (thread, number, body, created_at) values ($1, $2, $3, $4)',
            values: [thread, number, request.body.body, new Date()],
          });
          await client.query('commit');
          return await reply.code(201).send({ thread, number });
        } finally {
          client.release();
        }
      },
    );
  },
);
