import { matterRoutes } from '@moja-ulica/shared/matters/routes.ts';
import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import { row, type Row } from './row.ts';
import type { Who, World } from './world.ts';

const title = 'Nowy wątek o świetle na alejce';
const body = 'Od wtorku nie świeci latarnia przy przystanku.';

const create = (world: World, who: Who, place: string) =>
  world.app.call(routes.createThread, {
    as: world.as(who),
    params: { place },
    body: { title, body, kind: 'discussion' },
  });

const reply = (world: World, who: Who, thread: string, official?: string) =>
  world.app.call(routes.createReply, {
    as: world.as(who),
    params: { thread },
    body: official === undefined ? { body } : { body, official: { institution: official } },
  });

/** Rates are not what this table is about: each ask comes a day later. */
const later = (world: World) => world.app.clock.advance({ minutes: 10 });

/** A post written by the asker themself, where they can have written one; by the neighbour for a guest. */
const ownPost = (world: World, who: Who, place: World['open'], options?: { hidden?: boolean }) =>
  world.post(place, world.as(who) ?? world.neighbour, options);

/* prettier-ignore */
export const threadRows: readonly Row[] = [
  //                                                        guest    unconf   outsider otherRes resident animator moderat. otherMod liaison  otherLia admin    suspended
  row('threads.listThreads', 'public estate',              'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(routes.listThreads, { as: world.as(who), params: { place: world.open.slug } })),
  row('threads.listThreads', 'members-only estate',        'noplace  noplace  noplace  noplace  ok       ok       ok       noplace  ok       noplace  ok       ok', (world, who) =>
    world.app.call(routes.listThreads, { as: world.as(who), params: { place: world.closed.slug } })),
  row('threads.feed', 'anywhere',                          'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(routes.feed, { as: world.as(who) })),

  row('threads.createThread', 'public estate',             'in       conf     memb     memb     ok       ok       ok       memb     ok       memb     ok       susp', (world, who) => {
    later(world);
    return create(world, who, world.open.slug);
  }),
  row('threads.createThread', 'members-only estate',       'in       noplace  noplace  noplace  ok       ok       ok       noplace  ok       noplace  ok       susp', (world, who) => {
    later(world);
    return create(world, who, world.closed.slug);
  }),
  row('threads.createThread', 'the city',                  'in       conf     ok       ok       ok       ok       ok       ok       ok       ok       ok       susp', (world, who) => {
    later(world);
    return create(world, who, world.city.slug);
  }),

  row('threads.threadPage', 'public estate',               'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) =>
    world.app.call(routes.threadPage, { as: world.as(who), params: { thread: (await world.thread(world.open)).publicId, page: 1 } })),
  row('threads.threadPage', 'members-only estate',         'nothread nothread nothread nothread ok       ok       ok       nothread ok       nothread ok       ok', async (world, who) =>
    world.app.call(routes.threadPage, { as: world.as(who), params: { thread: (await world.thread(world.closed)).publicId, page: 1 } })),

  row('threads.updateThread', 'somebody else’s',           'in       conf     auth     auth     auth     auth     auth     auth     auth     auth     auth     susp', async (world, who) =>
    world.app.call(routes.updateThread, { as: world.as(who), params: { thread: (await world.thread(world.open)).publicId }, body: { title } })),
  row('threads.updateThread', 'somebody else’s, members only', 'in   nothread nothread nothread auth     auth     auth     nothread auth     nothread auth     susp', async (world, who) =>
    world.app.call(routes.updateThread, { as: world.as(who), params: { thread: (await world.thread(world.closed)).publicId }, body: { title } })),
  row('threads.updateThread', 'one’s own',                 'in       conf     memb     memb     ok       ok       ok       memb     ok       memb     ok       susp', async (world, who) => {
    const thread = await world.app.make.thread({ place: world.open.slug, author: world.as(who) ?? world.neighbour });
    return world.app.call(routes.updateThread, { as: world.as(who), params: { thread: thread.publicId }, body: { title } });
  }),

  row('threads.overlay', 'public estate',                  'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) =>
    world.app.call(routes.overlay, { as: world.as(who), params: { thread: (await world.thread(world.open)).publicId, page: 1 } })),
  row('threads.overlay', 'members-only estate',            'in       nothread nothread nothread ok       ok       ok       nothread ok       nothread ok       ok', async (world, who) =>
    world.app.call(routes.overlay, { as: world.as(who), params: { thread: (await world.thread(world.closed)).publicId, page: 1 } })),
  row('threads.readPositions', 'anywhere',                 'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) =>
    world.app.call(routes.readPositions, { as: world.as(who), query: { threads: (await world.thread(world.closed)).publicId } })),
  row('threads.changes', 'public estate',                  'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) =>
    world.app.call(routes.changes, { as: world.as(who), params: { thread: (await world.thread(world.open)).publicId }, query: { since: 0 } })),
  row('threads.changes', 'members-only estate',            'nothread nothread nothread nothread ok       ok       ok       nothread ok       nothread ok       ok', async (world, who) =>
    world.app.call(routes.changes, { as: world.as(who), params: { thread: (await world.thread(world.closed)).publicId }, query: { since: 0 } })),
  row('threads.markRead', 'public estate',                 'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) =>
    world.app.call(routes.markRead, { as: world.as(who), params: { thread: (await world.thread(world.open)).publicId }, body: { number: 1 } })),
  row('threads.markRead', 'members-only estate',           'in       nothread nothread nothread ok       ok       ok       nothread ok       nothread ok       ok', async (world, who) =>
    world.app.call(routes.markRead, { as: world.as(who), params: { thread: (await world.thread(world.closed)).publicId }, body: { number: 1 } })),

  row('threads.createReply', 'public estate',              'in       conf     memb     memb     ok       ok       ok       memb     ok       memb     ok       susp', async (world, who) => {
    later(world);
    return reply(world, who, (await world.thread(world.open)).publicId);
  }),
  row('threads.createReply', 'members-only estate',        'in       nothread nothread nothread ok       ok       ok       nothread ok       nothread ok       susp', async (world, who) => {
    later(world);
    return reply(world, who, (await world.thread(world.closed)).publicId);
  }),
  row('threads.createReply', 'the city',                   'in       conf     ok       ok       ok       ok       ok       ok       ok       ok       ok       susp', async (world, who) => {
    later(world);
    return reply(world, who, (await world.thread(world.city)).publicId);
  }),
  row('threads.createReply', 'a locked thread',            'in       conf     memb     memb     lock     lock     ok       memb     lock     memb     ok       susp', async (world, who) => {
    later(world);
    return reply(world, who, (await world.thread(world.open, { locked: true })).publicId);
  }),
  row('threads.createReply', 'officially',                 'in       conf     memb     memb     lia      lia      lia      memb     ok       memb     lia      susp', async (world, who) => {
    later(world);
    return reply(world, who, (await world.thread(world.open)).publicId, world.institution.slug);
  }),
  row('threads.createReply', 'officially, members only',   'in       nothread nothread nothread lia      lia      lia      nothread ok       nothread lia      susp', async (world, who) => {
    later(world);
    return reply(world, who, (await world.thread(world.closed)).publicId, world.institution.slug);
  }),

  row('threads.postSource', 'visible',                     'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) => {
    const { thread, post } = await world.post(world.open, world.neighbour);
    return world.app.call(routes.postSource, { as: world.as(who), params: { thread: thread.publicId, number: post.number } });
  }),
  row('threads.postSource', 'hidden, somebody else’s',     'nopost   nopost   nopost   nopost   nopost   nopost   ok       nopost   nopost   nopost   ok       nopost', async (world, who) => {
    const { thread, post } = await world.post(world.open, world.neighbour, { hidden: true });
    return world.app.call(routes.postSource, { as: world.as(who), params: { thread: thread.publicId, number: post.number } });
  }),
  row('threads.postSource', 'hidden, one’s own',           'nopost   ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) => {
    const { thread, post } = await ownPost(world, who, world.open, { hidden: true });
    return world.app.call(routes.postSource, { as: world.as(who), params: { thread: thread.publicId, number: post.number } });
  }),
  row('threads.postSource', 'members only',                'nothread nothread nothread nothread ok       ok       ok       nothread ok       nothread ok       ok', async (world, who) => {
    const { thread, post } = await world.post(world.closed, world.neighbour);
    return world.app.call(routes.postSource, { as: world.as(who), params: { thread: thread.publicId, number: post.number } });
  }),

  row('threads.editPost', 'somebody else’s',               'in       conf     auth     auth     auth     auth     auth     auth     auth     auth     auth     susp', async (world, who) => {
    const { thread, post } = await world.post(world.open, world.neighbour);
    return world.app.call(routes.editPost, { as: world.as(who), params: { thread: thread.publicId, number: post.number }, body: { body } });
  }),
  row('threads.editPost', 'one’s own',                     'in       conf     memb     memb     ok       ok       ok       memb     ok       memb     ok       susp', async (world, who) => {
    const { thread, post } = await ownPost(world, who, world.open);
    return world.app.call(routes.editPost, { as: world.as(who), params: { thread: thread.publicId, number: post.number }, body: { body } });
  }),
  row('threads.editPost', 'one’s own, hidden',             'in       conf     memb     memb     forb     forb     forb     memb     forb     memb     forb     susp', async (world, who) => {
    const { thread, post } = await ownPost(world, who, world.open, { hidden: true });
    return world.app.call(routes.editPost, { as: world.as(who), params: { thread: thread.publicId, number: post.number }, body: { body } });
  }),
  row('threads.editPost', 'one’s own, members only',       'in       nothread nothread nothread ok       ok       ok       nothread ok       nothread ok       susp', async (world, who) => {
    const { thread, post } = await ownPost(world, who, world.closed);
    return world.app.call(routes.editPost, { as: world.as(who), params: { thread: thread.publicId, number: post.number }, body: { body } });
  }),

  row('threads.withdrawPost', 'somebody else’s',           'in       conf     auth     auth     auth     auth     auth     auth     auth     auth     auth     susp', async (world, who) => {
    const { thread, post } = await world.post(world.open, world.neighbour);
    return world.app.call(routes.withdrawPost, { as: world.as(who), params: { thread: thread.publicId, number: post.number } });
  }),
  row('threads.withdrawPost', 'one’s own',                 'in       conf     memb     memb     ok       ok       ok       memb     ok       memb     ok       susp', async (world, who) => {
    const { thread, post } = await ownPost(world, who, world.open);
    return world.app.call(routes.withdrawPost, { as: world.as(who), params: { thread: thread.publicId, number: post.number } });
  }),
  row('threads.withdrawPost', 'one’s own, hidden',         'in       conf     memb     memb     forb     forb     forb     memb     forb     memb     forb     susp', async (world, who) => {
    const { thread, post } = await ownPost(world, who, world.open, { hidden: true });
    return world.app.call(routes.withdrawPost, { as: world.as(who), params: { thread: thread.publicId, number: post.number } });
  }),
  row('threads.withdrawPost', 'one’s own, members only',   'in       nothread nothread nothread ok       ok       ok       nothread ok       nothread ok       susp', async (world, who) => {
    const { thread, post } = await ownPost(world, who, world.closed);
    return world.app.call(routes.withdrawPost, { as: world.as(who), params: { thread: thread.publicId, number: post.number } });
  }),

  row('threads.preview', 'anywhere',                       'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(routes.preview, { as: world.as(who), body: { body } })),
  row('threads.personPosts', 'of the neighbour',           'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(routes.personPosts, { as: world.as(who), params: { handle: world.neighbour.handle } })),
  row('matters.awaitingAnswer', 'of one’s institutions',   'in       forb     forb     forb     forb     forb     forb     forb     ok       ok       forb     forb', (world, who) =>
    world.app.call(matterRoutes.awaitingAnswer, { as: world.as(who) })),
];
