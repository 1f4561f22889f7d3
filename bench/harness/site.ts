import { createHmac, randomBytes } from 'node:crypto';
import pg from 'pg';
import { publicIdFrom } from '@moja-ulica/shared/ids.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { publicUrl } from './app-server.ts';
import { BenchFault } from './fault.ts';

/** A database with data, and what of it is asked for. */
export interface Site {
  readonly databaseUrl: string;
  readonly posts: number;
  /** Signs access tokens; a new one for each run, given to the servers as a setting. */
  readonly tokenSecret: string;
  /** Threads of public forums whose first page is full. */
  readonly threads: readonly SampleThread[];
  /** Slug of the forum with the most threads. */
  readonly largestForum: string;
  readonly query: <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /**
   * Signs people in, each of whom may write in the thread given with them, one of the newest so many of their place;
   * forgotten again by `close`.
   */
  readonly signIn: (count: number, threadsPerPlace?: number) => Promise<readonly Writer[]>;
  readonly close: () => Promise<void>;
}

export interface SampleThread {
  /** Public id. */
  readonly id: string;
  readonly slug: string;
  readonly place: string;
}

/** Somebody signed in, and a thread of their own estate. */
export interface Writer {
  readonly authorization: string;
  /** Public id. */
  readonly thread: string;
}

/** So many different threads are asked for. */
const threadsAsked = 1000;
const userAgent = 'moja-ulica bench';

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An access token as our server gives it. */
const tokenOf = (secret: string, userId: string, sessionId: string): string => {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const claims = {
    sub: userId,
    sid: sessionId,
    iat: nowSeconds,
    exp: nowSeconds + 7200,
    iss: publicUrl,
    aud: publicUrl,
  };
  const signed = `${base64url({ alg: 'HS256', typ: 'at+jwt' })}.${base64url(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
};

const connect = async (databaseUrl: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { hostname, port, pathname } = new URL(databaseUrl);
    throw new BenchFault(
      `The database ${hostname}${port === '' ? '' : `:${port}`}${pathname} cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
};

const nothingToRead =
  'It holds no threads to read: fill it with "npm run seed:large", or let the bench make one with "npm run bench -- --posts 1000000".';

/** Opens a filled database and picks what is asked for. Throws `BenchFault` when it cannot be reached or holds too little. */
export const openSite = async (databaseUrl: string): Promise<Site> => {
  const client = await connect(databaseUrl);
  const query = async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await client.query<Row>(text, [...values])).rows;
  try {
    const [table] = await query<{ there: boolean }>(`select to_regclass('threads') is not null as there`);
    if (table?.there !== true) throw new BenchFault(nothingToRead);
    const threads = await query<{ id: string; slug: string; place: string }>(
      `select t.public_id as id, t.slug, p.slug as place from threads t join places p on p.id = t.place_id
       where p.visibility = 'public' and t.last_number >= $1 order by md5(t.public_id) limit $2`,
      [threadLimits.postsPerPage, threadsAsked],
    );
    const [counted] = await query<{ posts: number }>('select count(*)::int as posts from posts');
    const [forum] = await query<{ slug: string }>(
      `select slug from places where visibility = 'public' order by thread_count desc, slug limit 1`,
    );
    if (threads.length === 0 || counted === undefined || forum === undefined) throw new BenchFault(nothingToRead);
    const tokenSecret = randomBytes(32).toString('hex');
    return {
      databaseUrl,
      posts: counted.posts,
      tokenSecret,
      threads,
      largestForum: forum.slug,
      query,
      signIn: (count, threadsPerPlace = 500) => signIn(query, tokenSecret, { count, threadsPerPlace }),
      close: async () => {
        await query('delete from sessions where user_agent = $1', [userAgent]);
        await client.end();
      },
    };
  } catch (error) {
    await client.end();
    throw error;
  }
};

const signIn = async (
  query: Site['query'],
  tokenSecret: string,
  { count, threadsPerPlace }: { readonly count: number; readonly threadsPerPlace: number },
): Promise<readonly Writer[]> => {
  // Long enough here not to be held back as newcomers; each with one of the newest threads of an estate they live in.
  const people = await query<{ key: string; id: string; thread: string }>(
    `with newest as (
       select place_id, public_id, row_number() over (partition by place_id order by last_activity_at desc, id desc) - 1 as at
       from threads where not locked and kind = 'discussion'
     ), kept as (select * from newest where at < $2),
     sizes as (select place_id, count(*) as threads from kept group by place_id)
     select u.id::text as key, u.public_id as id, kept.public_id as thread
     from users u
     join lateral (select place_id from memberships where user_id = u.id order by home desc, place_id limit 1) m on true
     join sizes on sizes.place_id = m.place_id
     join kept on kept.place_id = m.place_id and kept.at = u.id % sizes.threads
     where u.deleted_at is null and u.email_confirmed_at is not null and u.suspended_until is null
       and u.registered_at < now() - interval '2 days'
     order by md5(u.public_id) limit $1`,
    [count, threadsPerPlace],
  );
  if (people.length === 0)
    throw new BenchFault('Nobody in this database may write: fill it with "npm run seed:large".');
  const signedIn = people.map((person) => ({ ...person, session: publicIdFrom(randomBytes) }));
  await query(
    `insert into sessions (public_id, user_id, user_agent, created_at, last_used_at, expires_at)
     select session, person, $3, now(), now(), now() + interval '1 day'
     from unnest($1::text[], $2::bigint[]) as given (session, person)`,
    [signedIn.map(({ session }) => session), signedIn.map(({ key }) => key), userAgent],
  );
  await query('analyze sessions');
  return signedIn.map(({ id, session, thread }) => ({
    authorization: `Bearer ${tokenOf(tokenSecret, id, session)}`,
    thread,
  }));
};
