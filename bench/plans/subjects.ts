import type pg from 'pg';
import { encodeCursor } from '../../apps/api/src/platform/http/cursor.ts';
import { RefusedError } from '../seed-large/options.ts';

/** Somebody signed in; public ids, as access tokens name them. */
export interface Someone {
  readonly userId: string;
  readonly sessionId: string;
}

/** The worst cases that a database has: the fullest forum, the longest thread, the busiest people. */
export interface Subjects {
  /** How many places there are. */
  readonly places: number;
  readonly place: { readonly slug: string; readonly topic: string };
  readonly thread: { readonly id: string; readonly slug: string; readonly posts: number; readonly version: number };
  /** Where each list goes on when nine tenths of it have been seen. */
  readonly deep: Readonly<
    Record<'activity' | 'newest' | 'feed' | 'person' | 'decided' | 'matters' | 'people' | 'audit' | 'answers', string>
  >;
  /** Belongs to the place and has the fullest bell there. */
  readonly resident: Someone;
  readonly moderator: Someone;
  readonly admin: Someone;
  /** Of whom there is most in the audit log. */
  readonly judge: { readonly handle: string; readonly action: string; readonly from: string; readonly to: string };
  readonly liaison: Someone & { readonly institution: string; readonly thread: string };
  /** Who wrote most. */
  readonly writer: string;
  /** Public ids of cases. */
  readonly openCase: string;
  /** The newest post of somebody else that can be reported and hidden. */
  readonly post: { readonly thread: string; readonly number: number };
}

type Ask = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row>;

/** Asks for one row; a database without it is too empty to say anything about plans. */
const asking =
  (client: pg.Client): Ask =>
  async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
    const { rows } = await client.query<Row>(sql, [...values]);
    if (rows[0] === undefined) {
      throw new RefusedError(
        'There is too little in this database to look at plans: fill one with "npm run seed:large".',
      );
    }
    return rows[0];
  };

const signedIn = `join lateral (select public_id from sessions where user_id = u.id and revoked_at is null
  and expires_at > now() limit 1) s on true`;
const someone = 'u.public_id as "userId", s.public_id as "sessionId"';

interface Last {
  readonly at: Date;
  readonly after: string;
}

/** The moment and the id of the row after which a tenth of a list is left. */
const lastSeen = (ask: Ask, moment: string, from: string, values: readonly unknown[] = []): Promise<Last> =>
  ask<Last>(
    `select x.${moment} as at, x.public_id as after from ${from} order by x.${moment} desc, x.id desc
     offset (select count(*) * 9 / 10 from ${from}) limit 1`,
    values,
  );

/** Picks the worst cases. Throws `RefusedError` for a database that has none. */
export const readSubjects = async (client: pg.Client): Promise<Subjects> => {
  const ask = asking(client);
  const place = await ask<{ id: string; slug: string; topic: string }>(
    `select p.id::text, p.slug, (select slug from topics where place_id = p.id order by id limit 1) as topic
     from places p where kind = 'estate' and visibility = 'public' order by thread_count desc limit 1`,
  );
  const counted = await ask<{ places: number }>('select count(*)::int as places from places');
  const thread = await ask<Subjects['thread']>(
    `select public_id as id, slug, last_number as posts, version from threads
     where place_id = $1 and not locked order by last_number desc limit 1`,
    [place.id],
  );
  const writer = await ask<{ id: string; handle: string }>(
    `select u.id::text, u.handle from users u join posts p on p.author_id = u.id
     where u.handle is not null group by u.id order by count(*) desc limit 1`,
  );
  const resident = await ask<Someone>(
    `select ${someone} from users u ${signedIn} join memberships m on m.user_id = u.id and m.place_id = $1
     where not u.admin and u.registered_at < now() - interval '2 days'
     order by (select count(*) from notifications n where n.user_id = u.id) desc limit 1`,
    [place.id],
  );
  const moderator = await ask<Someone>(
    `select ${someone} from users u ${signedIn} join memberships m on m.user_id = u.id
     where 'moderator' = any (m.roles) order by m.place_id = $1 desc limit 1`,
    [place.id],
  );
  const admin = await ask<Someone>(`select ${someone} from users u ${signedIn} where u.admin limit 1`);
  const liaison = await ask<Subjects['liaison'] & { institutionKey: string }>(
    `select ${someone}, i.slug as institution, i.id::text as "institutionKey", t.public_id as thread
     from users u ${signedIn} join liaisons l on l.user_id = u.id join institutions i on i.id = l.institution_id
     join lateral (select public_id from threads where institution_id = i.id and not locked limit 1) t on true
     order by (select count(*) from threads where institution_id = i.id) desc limit 1`,
  );
  const judge = await ask<Subjects['judge']>(
    `select u.handle, min(a.action) as action, to_char(min(a.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "from",
       to_char(max(a.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "to"
     from audit_log a join users u on u.id = a.actor_id where u.handle is not null group by u.id order by count(*) desc limit 1`,
  );
  const registered = await ask<{ after: string }>(
    `select public_id as after from users where deleted_at is null order by id desc
     offset (select count(*) * 9 / 10 from users where deleted_at is null) limit 1`,
  );
  const logged = await ask<{ at: Date }>(
    `select created_at as at from audit_log order by created_at desc, id desc
     offset (select count(*) * 9 / 10 from audit_log) limit 1`,
  );
  const said = await ask<{ after: string }>(
    `select public_id as after from posts where institution_id = $1 and state = 'visible' order by id desc
     offset (select count(*) * 9 / 10 from posts where institution_id = $1 and state = 'visible') limit 1`,
    [liaison.institutionKey],
  );
  const opened = await ask<{ id: string }>(`select public_id as id from cases where state = 'open' limit 1`);
  const post = await ask<Subjects['post']>(
    `select t.public_id as thread, p.number from posts p join threads t on t.id = p.thread_id
     where p.state = 'visible' and t.place_id = $1 and not exists (select from cases c where c.post_id = p.id)
     order by p.id desc limit 1`,
    [place.id],
  );
  const inPlace = '(select * from threads where place_id = $1) x';
  const answered = '(select * from threads where institution_id = $1 and answered_by is not null) x';
  const written = await ask<{ after: string }>(
    `select public_id as after from posts where author_id = $1 and state = 'visible' order by id desc
     offset (select count(*) * 8 / 10 from posts where author_id = $1) limit 1`,
    [writer.id],
  );
  return {
    places: counted.places,
    place,
    thread,
    resident,
    moderator,
    admin,
    judge,
    liaison,
    post,
    writer: writer.handle,
    openCase: opened.id,
    deep: {
      activity: encodeCursor('activity', await lastSeen(ask, 'last_activity_at', inPlace, [place.id])),
      newest: encodeCursor('newest', await lastSeen(ask, 'created_at', inPlace, [place.id])),
      feed: encodeCursor('feed', await lastSeen(ask, 'last_activity_at', 'threads x')),
      person: encodeCursor('person', { at: null, after: written.after }),
      decided: encodeCursor(
        'decided',
        await lastSeen(ask, 'decided_at', `(select * from cases where state <> 'open') x`),
      ),
      people: encodeCursor('people', { at: null, after: registered.after }),
      // One row of that moment has been shown.
      audit: encodeCursor('audit', { at: logged.at, after: '000000000001' }),
      answers: encodeCursor('answers', { at: null, after: said.after }),
      matters: encodeCursor('answered', await lastSeen(ask, 'last_activity_at', answered, [liaison.institutionKey])),
    },
  };
};
