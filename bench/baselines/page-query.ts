import { Type } from 'typebox';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { ThreadPage } from '@moja-ulica/shared/threads/schema.ts';
import { openPool } from './database.ts';
import { serveBaseline } from './serve.ts';

interface Row {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly state: ThreadPage['posts'][number]['state'];
  readonly lang: string;
  readonly html: string;
  readonly created_at: Date;
  readonly edited_at: Date | null;
  readonly reply_to: number | null;
  readonly helpful: number;
  readonly handle: string | null;
  readonly display_name: string | null;
}

const text = `select p.public_id as id, p.number, p.version, p.state, p.lang, p.html, p.created_at, p.edited_at, p.reply_to, p.helpful,
  u.handle, u.display_name
from posts p left join users u on u.id = p.author_id
where p.thread_id = (select id from threads where public_id = $1) and p.number > $2 and p.number <= $2 + 20
order by p.number`;

const { postsPerPage } = threadLimits;

/** The head as it could be without reading a thread: the bytes are there, the work is not. */
const headOf = (thread: string): ThreadPage['thread'] => ({
  id: thread,
  slug: 'watek-o-oswietleniu-przy-przystanku',
  title: 'Wątek o oświetleniu przy przystanku',
  kind: 'discussion',
  lang: 'pl',
  place: { slug: 'osiedle', name: 'Osiedle' },
  topic: null,
  streets: [],
  author: { handle: 'mieszkanka', displayName: 'Mieszkanka', role: null, verified: false },
  createdAt: '2026-01-01T12:00:00.000Z',
  lastActivityAt: '2026-01-01T12:00:00.000Z',
  version: 20,
  lastNumber: 20,
  pinned: false,
  locked: false,
  matter: null,
  answeredBy: null,
});

const postOf = (row: Row): ThreadPage['posts'][number] => ({
  id: row.id,
  number: row.number,
  version: row.version,
  state: row.state,
  author: { handle: row.handle, displayName: row.display_name, role: null, verified: false },
  lang: row.lang,
  html: row.html,
  hiddenRule: null,
  createdAt: row.created_at.toISOString(),
  editedAt: row.edited_at?.toISOString() ?? null,
  replyTo: row.reply_to === null ? null : { number: row.reply_to, displayName: null },
  official: null,
  organisation: null,
  helpful: row.helpful,
});

// Limit of a thread's page that nobody has read before: a bare Fastify with one prepared query of 20 posts and their
// authors, written out in the same shape. Parameters are validated as ours are.
serveBaseline(Type.Object({ databaseUrl: Type.String() }), (server, { databaseUrl }) => {
  const pool = openPool(databaseUrl);
  server.get<{ Params: { thread: string; page: number } }>(
    threadRoutes.threadPage.path,
    { schema: { params: threadRoutes.threadPage.params } },
    async (request, reply) => {
      const { thread, page } = request.params;
      const { rows } = await pool.query<Row>({ name: 'page', text, values: [thread, (page - 1) * postsPerPage] });
      const answer: ThreadPage = { thread: headOf(thread), page, pageCount: page, posts: rows.map(postOf) };
      reply.header('content-type', 'application/json; charset=utf-8');
      return reply.send(Buffer.from(JSON.stringify(answer)));
    },
  );
});
