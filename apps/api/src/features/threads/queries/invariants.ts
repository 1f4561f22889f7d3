import { keysLeadToRows, makeAnew, reportIt, type Invariant } from '../../../platform/doctor/invariant.ts';
import { placeActivityGrainSeconds, threadActivityGrainSeconds } from '../activity-grain.ts';

const numbers: Invariant[] = [
  {
    name: 'threads.post-numbers',
    rule: 'The posts of a thread are numbered 1, 2, 3 … without gaps.',
    broken: `select 'thread ' || t.public_id || ': ' || coalesce(p.posts, 0) || ' posts'
        || coalesce(', numbered ' || p.first || ' to ' || p.last, '') as subject
      from threads t
      left join (
        select thread_id, count(*) as posts, min(number) as first, max(number) as last from posts group by thread_id
      ) p on p.thread_id = t.id
      where p.posts is null or p.first <> 1 or p.last <> p.posts`,
    advice: reportIt,
  },
  {
    name: 'threads.versions',
    rule: 'A thread has the version of its newest change, or a later one.',
    broken: `select 'thread ' || t.public_id || ': version ' || t.version || ', a post has ' || p.newest as subject
      from threads t
      join (select thread_id, max(version) as newest from posts group by thread_id) p on p.thread_id = t.id
      where p.newest > t.version`,
    ...makeAnew(
      'update threads t set version = p.newest + 1 from (select thread_id, max(version) as newest from posts group by thread_id) p where p.thread_id = t.id and p.newest > t.version;',
    ),
  },
  {
    name: 'threads.changes-apart',
    rule: 'No two posts of a thread were changed under one version.',
    broken: `select 'thread ' || t.public_id || ': ' || p.posts || ' posts at version ' || p.version as subject
      from (select thread_id, version, count(*) as posts from posts group by thread_id, version having count(*) > 1) p
      join threads t on t.id = p.thread_id`,
    advice: reportIt,
  },
];

const counters: Invariant[] = [
  {
    name: 'threads.last-number',
    rule: 'A thread knows the number of its last post.',
    broken: `select 'thread ' || t.public_id || ': knows ' || t.last_number || ', the last is ' || p.last as subject
      from threads t
      join (select thread_id, max(number) as last from posts group by thread_id) p on p.thread_id = t.id
      where t.last_number <> p.last`,
    ...makeAnew(
      'update threads t set last_number = p.last, version = version + 1 from (select thread_id, max(number) as last from posts group by thread_id) p where p.thread_id = t.id and p.last <> t.last_number;',
    ),
  },
  {
    name: 'threads.last-author',
    rule: 'A thread knows who wrote its last post.',
    broken: `select 'thread ' || t.public_id || ', post ' || p.number as subject
      from threads t join posts p on p.thread_id = t.id and p.number = t.last_number
      where t.last_author_id is distinct from p.author_id`,
    ...makeAnew(
      'update threads t set last_author_id = p.author_id, version = t.version + 1 from posts p where p.thread_id = t.id and p.number = t.last_number and t.last_author_id is distinct from p.author_id;',
    ),
  },
  {
    name: 'threads.last-activity',
    rule: `A thread knows, to ${String(threadActivityGrainSeconds)} s, when its newest post was written.`,
    broken: `select 'thread ' || t.public_id || ': knows ' || t.last_activity_at || ', the newest is of ' || p.newest as subject
      from threads t
      join (select thread_id, max(created_at) as newest from posts group by thread_id) p on p.thread_id = t.id
      where t.last_activity_at > p.newest
        or t.last_activity_at <= p.newest - interval '${String(threadActivityGrainSeconds)} seconds'`,
    ...makeAnew(
      'update threads t set last_activity_at = p.newest, version = version + 1 from (select thread_id, max(created_at) as newest from posts group by thread_id) p where p.thread_id = t.id and p.newest <> t.last_activity_at;',
    ),
  },
  {
    name: 'threads.answered-by',
    rule: 'A thread points at its newest official answer that stands, and at none where there is none.',
    broken: `select 'thread ' || t.public_id || ': points at ' || coalesce(t.answered_by::text, 'none')
        || ', the newest is ' || coalesce(a.number::text, 'none') as subject
      from threads t
      left join (
        select thread_id, max(number) as number from posts
        where institution_id is not null and state = 'visible' group by thread_id
      ) a on a.thread_id = t.id
      where t.answered_by is distinct from a.number`,
    ...makeAnew(
      "update threads t set version = version + 1, answered_by = (select max(number) from posts p where p.thread_id = t.id and p.institution_id is not null and p.state = 'visible') where answered_by is distinct from (select max(number) from posts p where p.thread_id = t.id and p.institution_id is not null and p.state = 'visible');",
    ),
  },
  {
    name: 'threads.place-counters',
    rule: `A place knows how many threads it has and, to ${String(placeActivityGrainSeconds)} s, when somebody last wrote there.`,
    broken: `select 'place ' || p.slug || ': knows ' || p.thread_count || ' threads, last ' || coalesce(p.last_activity_at::text, 'never')
        || '; there are ' || coalesce(t.threads, 0) || ', last ' || coalesce(t.newest::text, 'never') as subject
      from places p
      left join (
        select place_id, count(*) as threads, max(last_activity_at) as newest from threads group by place_id
      ) t on t.place_id = p.id
      where p.thread_count <> coalesce(t.threads, 0) 
        or (p.last_activity_at is null) <> (t.newest is null) or p.last_activity_at > t.newest
        or p.last_activity_at <= t.newest - interval '${String(placeActivityGrainSeconds)} seconds'`,
    ...makeAnew(
      'update places p set thread_count = (select count(*) from threads t where t.place_id = p.id), last_activity_at = (select max(last_activity_at) from threads t where t.place_id = p.id);',
    ),
  },
];

const contents: Invariant[] = [
  {
    name: 'threads.hidden-rule',
    rule: 'A hidden post names the rule it broke, and no other post does.',
    broken: `select 'post ' || public_id || ', ' || state as subject from posts
      where (state = 'hidden') <> (hidden_rule is not null)`,
    advice: reportIt,
  },
  {
    name: 'threads.sealed-title',
    rule: 'The title of a thread is sealed while its opening post is hidden, and only then; what was erased has none.',
    broken: `select 'thread ' || t.public_id as subject
      from threads t join posts p on p.thread_id = t.id and p.number = 1
      where case when p.state = 'hidden' and p.body <> '' then t.sealed_title is null
        else t.sealed_title is not null end`,
    advice: reportIt,
  },
  {
    name: 'threads.sealed-excerpt',
    rule: 'Lists show nothing of an opening post that was hidden or withdrawn.',
    broken: `select 'thread ' || t.public_id as subject
      from threads t join posts p on p.thread_id = t.id and p.number = 1
      where p.state <> 'visible' and t.excerpt <> ''`,
    ...makeAnew(
      "update threads t set excerpt = '', version = t.version + 1 from posts p where p.thread_id = t.id and p.number = 1 and p.state <> 'visible' and t.excerpt <> '';",
    ),
  },
  {
    name: 'threads.reply-targets',
    rule: 'A reply is to an earlier post of its thread.',
    broken: `select 'post ' || public_id || ': number ' || number || ', replies to ' || reply_to as subject from posts
      where reply_to is not null and (reply_to < 1 or reply_to >= number)`,
    advice: reportIt,
  },
  {
    name: 'threads.authors',
    rule: 'Who wrote a thread or a post has an account, or is named as deleted.',
    broken: `select 'post ' || p.public_id as subject from posts p
        where p.author_id is not null and not exists (select from users u where u.id = p.author_id)
      union all
      select 'thread ' || t.public_id from threads t
        where t.author_id is not null and not exists (select from users u where u.id = t.author_id)`,
    advice: reportIt,
  },
  {
    name: 'threads.topics-and-streets',
    rule: 'The topic and the streets of a thread are those of its place.',
    broken: `select 'thread ' || t.public_id || ': topic ' || o.slug as subject
        from threads t join topics o on o.id = t.topic_id where o.place_id <> t.place_id
      union all
      select 'thread ' || t.public_id || ': street ' || s.slug
        from thread_streets l join threads t on t.id = l.thread_id join streets s on s.id = l.street_id
        where s.place_id <> t.place_id`,
    advice: reportIt,
  },
  {
    name: 'threads.street-ids',
    rule: 'The streets that lists show of a thread are those that are kept of it.',
    broken: `select 'thread ' || t.public_id as subject from threads t
      left join (select thread_id, array_agg(street_id order by street_id) as ids from thread_streets group by thread_id) l
        on l.thread_id = t.id
      where t.street_ids is distinct from l.ids`,
    ...makeAnew(
      'update threads t set street_ids = (select array_agg(l.street_id order by l.street_id) from thread_streets l where l.thread_id = t.id);',
    ),
  },
  {
    name: 'threads.read-positions',
    rule: 'Nobody has read further than a thread goes.',
    broken: `select 'thread ' || t.public_id || ': read to ' || r.last_read || ' of ' || t.last_number as subject
      from read_positions r join threads t on t.id = r.thread_id
      where r.last_read < 0 or r.last_read > t.last_number`,
    ...makeAnew(
      'update read_positions r set last_read = greatest(0, least(r.last_read, t.last_number)) from threads t where t.id = r.thread_id;',
    ),
  },
];

/** What holds of threads and posts at every moment. */
export const threadInvariants: readonly Invariant[] = [
  ...numbers,
  ...counters,
  ...contents,
  ...keysLeadToRows('threads', { createThread: 'threads', createReply: 'posts' }),
];
