/** What holds in every database of the forum, as statements that find the rows for which it does not. */
export const invariants: Readonly<Record<string, string>> = {
  'post numbers run from 1 without gaps up to the last one':
    'select t.id from threads t join posts p on p.thread_id = t.id group by t.id having min(p.number) <> 1 or max(p.number) <> count(*) or count(*) <> t.last_number',
  'every thread has posts': 'select id from threads t where not exists (select from posts p where p.thread_id = t.id)',
  'posts of a thread follow time in their numbers, keys and versions':
    'select id from (select id, created_at, version, lag(id) over w as earlier, lag(created_at) over w as at, lag(version) over w as v from posts window w as (partition by thread_id order by number)) p where id <= earlier or created_at < at or version <= v',
  'a thread is at the version of its last change':
    'select t.id from threads t join posts p on p.thread_id = t.id group by t.id having max(p.version) <> t.version',
  'activity, author and last author of a thread are those of its posts':
    'select t.id from threads t join posts f on f.thread_id = t.id and f.number = 1 join posts l on l.thread_id = t.id and l.number = t.last_number where t.author_id <> f.author_id or t.created_at <> f.created_at or t.last_author_id <> l.author_id or t.last_activity_at <> l.created_at',
  'keys of threads follow time':
    'select id from (select id, created_at, lag(created_at) over (order by id) as at from threads) t where created_at < at',
  'an excerpt is there unless the opening post is not visible':
    "select t.id from threads t join posts p on p.thread_id = t.id and p.number = 1 where (t.excerpt = '') <> (p.state <> 'visible')",
  'a reply answers an earlier post': 'select id from posts where reply_to >= number or reply_to < 1',
  'the official answer of a thread is its newest one that stands':
    "select t.id from threads t where t.answered_by is distinct from (select max(p.number) from posts p where p.thread_id = t.id and p.institution_id is not null and p.state = 'visible')",
  'official answers come from a liaison of the institution, in a matter put to it, in a place it serves':
    "select p.id from posts p join threads t on t.id = p.thread_id where p.institution_id is not null and (t.kind <> 'matter' or t.institution_id <> p.institution_id or not exists (select from liaisons l where l.user_id = p.author_id and l.institution_id = p.institution_id) or not exists (select from institution_places i where i.institution_id = p.institution_id and i.place_id = t.place_id))",
  'a matter put to an institution has a due date, and no other thread has one':
    'select id from threads where (institution_id is null) <> (due_at is null)',
  'topics and streets are those of the place':
    'select t.id from threads t join topics o on o.id = t.topic_id where o.place_id <> t.place_id union all select t.id from threads t join thread_streets ts on ts.thread_id = t.id join streets s on s.id = ts.street_id where s.place_id <> t.place_id',
  'who writes belongs there, and registered before':
    "select p.id from posts p join threads t on t.id = p.thread_id join places l on l.id = t.place_id join users u on u.id = p.author_id where u.registered_at > p.created_at or (l.kind <> 'city' and p.institution_id is null and not exists (select from memberships m where m.user_id = p.author_id and m.place_id = t.place_id))",
  'everybody has one home':
    'select u.id from users u where (select count(*) from memberships m where m.user_id = u.id and m.home) <> 1',
  'counters of places equal their rows':
    'select id from places p where member_count <> (select count(*) from memberships m where m.place_id = p.id) or thread_count <> (select count(*) from threads t where t.place_id = p.id) or last_activity_at is distinct from (select max(last_activity_at) from threads t where t.place_id = p.id)',
  'a hidden post has its decided case, decision and record':
    "select p.id from posts p where p.state = 'hidden' and not exists (select from cases c join decisions d on d.case_id = c.id join audit_log a on a.details ->> 'decision' = d.public_id where c.post_id = p.id and c.state = 'hidden' and d.action = 'hide' and d.rule = p.hidden_rule and a.subject = 'post:' || p.public_id)",
  'a case has the state that its post shows':
    "select c.id from cases c join posts p on p.id = c.post_id where (c.state = 'hidden') <> (p.state = 'hidden') or (c.state = 'open') <> (c.decided_at is null) or not exists (select from reports r where r.case_id = c.id)",
  'nobody reports or decides about themselves, and only moderators decide':
    "select p.id from posts p join cases c on c.post_id = p.id join reports r on r.case_id = c.id where r.reporter_id = p.author_id union all select p.id from posts p join decisions d on d.post_id = p.id join threads t on t.id = p.thread_id where d.moderator_id = p.author_id or not exists (select from memberships m where m.user_id = d.moderator_id and m.place_id = t.place_id and 'moderator' = any (m.roles))",
  'nobody has read further than the thread goes':
    'select thread_id from read_positions r join threads t on t.id = r.thread_id where last_read < 1 or last_read > last_number',
  'nobody is told of what they did':
    'select n.id from notifications n join posts p on p.id = n.post_id where n.user_id = n.actor_id or (n.actor_id is not null and n.actor_id <> p.author_id)',
  'an edited post keeps what stood there before':
    'select id from posts p where (edited_at is not null) <> exists (select from post_revisions r where r.post_id = p.id)',
};
