import { key, oneHidden, oneThread, type Violation } from './violation.ts';

export const ofThreads: readonly Violation[] = [
  {
    what: 'a post number left out',
    plant: `update posts set number = number + 1 where thread_id = ${oneThread} and number = (select last_number from threads where id = ${oneThread});
      update threads set last_number = last_number + 1 where id = ${oneThread}`,
    seenBy: ['threads.post-numbers'],
    says: /thread \w{12}: \d+ posts, numbered 1 to \d+/,
  },
  {
    what: 'a thread that has lost its posts',
    plant: `insert into threads (public_id, place_id, kind, title, slug, lang, excerpt, version, last_number, created_at, last_activity_at)
      select 'zzzzzzzzzzzz', place_id, kind, title, slug, lang, '', 1, 1, created_at, last_activity_at from threads where id = ${oneThread};
      update places set thread_count = thread_count + 1 where id = (select place_id from threads where id = ${oneThread})`,
    seenBy: ['threads.post-numbers'],
    says: /zzzzzzzzzzzz: 0 posts/,
  },
  {
    what: 'a thread whose version is behind its posts',
    plant: `update threads set version = 1 where id = ${oneThread}`,
    seenBy: ['threads.versions'],
  },
  {
    what: 'two changes under one version',
    plant: `update posts set version = 2 where thread_id = ${oneThread} and number = 3`,
    seenBy: ['threads.changes-apart'],
    says: /2 posts at version 2/,
  },
  {
    what: 'a last number that is too high',
    plant: `update threads set last_number = last_number + 5 where id = ${oneThread}`,
    seenBy: ['threads.last-number'],
  },
  {
    what: 'another last author',
    plant: `update threads set last_author_id = (select max(id) from users where id <> last_author_id) where id = ${oneThread}`,
    seenBy: ['threads.last-author'],
  },
  {
    what: 'a wrong moment of the last activity',
    plant: `update threads set last_activity_at = last_activity_at - interval '1 minute' where id =
      (select id from threads t where last_activity_at < (select last_activity_at from places p where p.id = t.place_id) limit 1)`,
    seenBy: ['threads.last-activity'],
  },
  {
    what: 'an official answer that lists do not know',
    plant: `update threads set answered_by = null where id = (select id from threads where answered_by is not null limit 1)`,
    seenBy: ['threads.answered-by'],
    says: /points at none, the newest is \d/,
  },
  {
    what: 'an official answer that nobody gave',
    plant: `update threads set answered_by = 1 where id = ${oneThread}`,
    seenBy: ['threads.answered-by'],
    says: /points at 1, the newest is none/,
  },
  {
    what: 'a place that has counted one thread too many',
    plant: `update places set thread_count = thread_count + 1 where slug = 'bema'`,
    seenBy: ['threads.place-counters'],
    says: /place bema/,
  },
  {
    what: 'a place that does not know its last activity',
    plant: `update places set last_activity_at = null where slug = 'bema'`,
    seenBy: ['threads.place-counters'],
  },
  {
    what: 'a place that is minutes behind',
    plant: `update places set last_activity_at = last_activity_at - interval '2 minutes' where slug = 'bema'`,
    seenBy: ['threads.place-counters'],
  },
  {
    what: 'a hidden post without a rule',
    plant: `alter table posts drop constraint posts_hidden_has_rule;
      update posts set hidden_rule = null where id = ${oneHidden}`,
    seenBy: ['threads.hidden-rule', 'moderation.hidden-posts'],
  },
  {
    what: 'an excerpt of a withdrawn opening post',
    plant: `update posts set state = 'withdrawn' where thread_id = ${oneThread} and number = 1`,
    seenBy: ['threads.sealed-excerpt'],
  },
  {
    what: 'a sealed title of a thread that everybody reads',
    plant: `update threads set sealed_title = 'Tytuł' where id = ${oneThread}`,
    seenBy: ['threads.sealed-title'],
  },
  {
    what: 'a reply to itself',
    plant: `update posts set reply_to = number where thread_id = ${oneThread} and number = 2`,
    seenBy: ['threads.reply-targets'],
  },
  {
    what: 'a post of somebody who never was',
    plant: `alter table posts drop constraint posts_author_id_users_id_fk;
      update posts set author_id = 987654321 where thread_id = ${oneThread} and number = 2`,
    seenBy: ['threads.authors'],
  },
  {
    what: 'a topic of another place',
    plant: `update threads t set topic_id = (select id from topics o where o.place_id <> t.place_id limit 1) where id = ${oneThread}`,
    seenBy: ['threads.topics-and-streets'],
  },
  {
    what: 'a street of another place',
    plant: `insert into thread_streets (thread_id, street_id)
      select t.id, (select s.id from streets s where s.place_id <> t.place_id limit 1) from threads t where t.id = ${oneThread}`,
    seenBy: ['threads.topics-and-streets'],
  },
  {
    what: 'a street that is not kept of the thread',
    plant: `update threads set street_ids = array[(select min(id) from streets)] where id = ${oneThread}`,
    seenBy: ['threads.street-ids'],
  },
  {
    what: 'somebody who has read what is not written yet',
    plant: `update read_positions set last_read = 1000000 where ctid = (select ctid from read_positions limit 1)`,
    seenBy: ['threads.read-positions'],
  },
  {
    what: 'a key that leads to no reply',
    plant: key('createReply', '987654321'),
    seenBy: ['threads.keys-of-createReply'],
  },
  {
    what: 'a key that leads to no thread',
    plant: key('createThread', '987654321'),
    seenBy: ['threads.keys-of-createThread'],
  },
];

export const ofMatters: readonly Violation[] = [
  {
    what: 'a discussion with a due date',
    plant: `update threads set due_at = now() where id = ${oneThread}`,
    seenBy: ['matters.state'],
  },
  {
    what: 'a due date that no institution promised',
    plant: `update threads set institution_id = null where id = (select id from threads where due_at is not null limit 1)`,
    seenBy: ['matters.state'],
  },
  {
    what: 'a matter without a state',
    plant: `alter table threads drop constraint threads_matter_has_state;
      update threads set state = null where id = (select id from threads where kind = 'matter' limit 1)`,
    seenBy: ['matters.state'],
  },
];
