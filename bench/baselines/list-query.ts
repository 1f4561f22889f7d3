import { Type } from 'typebox';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { openPool } from './database.ts';
import { serveBaseline } from './serve.ts';

interface Row {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: ThreadSummary['kind'];
  readonly lang: string;
  readonly excerpt: string;
  readonly place_slug: string;
  readonly place_name: string;
  readonly handle: string | null;
  readonly display_name: string | null;
  readonly last_author: string | null;
  readonly created_at: Date;
  readonly last_activity_at: Date;
  readonly version: number;
  readonly last_number: number;
  readonly pinned: boolean;
  readonly locked: boolean;
}

// The limit is written out: as a parameter it would have the server plan the statement anew for each request.
const text = `select t.public_id as id, t.slug, t.title, t.kind, t.lang, t.excerpt, p.slug as place_slug, p.name as place_name,
  a.handle, a.display_name, l.display_name as last_author, t.created_at, t.last_activity_at, t.version, t.last_number, t.pinned, t.locked
from threads t join places p on p.id = t.place_id
left join users a on a.id = t.author_id left join users l on l.id = t.last_author_id
where t.place_id = (select id from places where slug = $1) and (t.last_activity_at, t.id) < ($2, $3)
order by t.last_activity_at desc, t.id desc limit ${String(threadLimits.threadsPerPage)}`;

/** Where the list goes on: the moment and the inside key of the last row shown. Not opaque: this is a limit. */
const Query = Type.Object({ at: Type.String(), key: Type.Integer() });

const summaryOf = (row: Row): ThreadSummary => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  kind: row.kind,
  lang: row.lang,
  place: { slug: row.place_slug, name: row.place_name },
  topic: null,
  streets: [],
  author: { handle: row.handle, displayName: row.display_name, role: null, verified: false },
  createdAt: row.created_at.toISOString(),
  lastActivityAt: row.last_activity_at.toISOString(),
  version: row.version,
  lastNumber: row.last_number,
  pinned: row.pinned,
  locked: row.locked,
  matter: null,
  answeredBy: null,
  excerpt: row.excerpt,
  lastAuthor: row.last_author,
});

// Limit of a forum's list: a bare Fastify with one prepared query by keyset over stored counters, validated and serialised
// by the same schemas as ours.
serveBaseline(Type.Object({ databaseUrl: Type.String() }), (server, { databaseUrl }) => {
  const pool = openPool(databaseUrl);
  const { path, params, responses } = threadRoutes.listThreads;
  server.get<{ Params: { place: string }; Querystring: { at: string; key: number } }>(
    path,
    { schema: { params, querystring: Query, response: responses } },
    // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Fastify waits for them; the rule means Express
    async (request) => {
      const { at, key } = request.query;
      const values = [request.params.place, at, key];
      const { rows } = await pool.query<Row>({ name: 'list', text, values });
      return { items: rows.map(summaryOf), nextCursor: rows.at(-1)?.id ?? null };
    },
  );
});
