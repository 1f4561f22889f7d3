import { moderationRoutes as routes } from '@moja-ulica/shared/moderation/routes.ts';
import { notificationRoutes } from '@moja-ulica/shared/notifications/routes.ts';
import { eq } from 'drizzle-orm';
import { cases } from '../../src/features/moderation/tables.ts';
import { row, type Row } from './row.ts';
import type { Who, World } from './world.ts';

const reason = 'Post podaje cudze dane, a na to nie ma zgody.';

const paramsOf = ({ thread, post }: Awaited<ReturnType<World['post']>>) => ({
  thread: thread.publicId,
  number: post.number,
});

const ownOr = (world: World, who: Who) => world.as(who) ?? world.neighbour;

/** A case on a post by `author`, opened by a report of somebody who is none of the table's people. */
const openCase = async (world: World, place: World['open'], author = world.neighbour): Promise<string> => {
  const target = await world.post(place, author);
  const reporter = await world.fresh('resident');
  await world.app.call(routes.reportPost, { as: reporter, params: paramsOf(target), body: { reason: 'spam' } });
  const [opened] = await world.app.platform.db
    .select({ id: cases.publicId })
    .from(cases)
    .where(eq(cases.postId, target.post.id));
  if (!opened) throw new Error('the report opened no case');
  return opened.id;
};

/* prettier-ignore */
export const moderationRows: readonly Row[] = [
  //                                                        guest    unconf   outsider otherRes resident animator moderat. otherMod liaison  otherLia admin    suspended
  row('moderation.reportPost', 'public estate',            'in       conf     ok       ok       ok       ok       ok       ok       ok       ok       ok       susp', async (world, who) =>
    world.app.call(routes.reportPost, { as: world.as(who), params: paramsOf(await world.post(world.open, world.neighbour)), body: { reason: 'spam' } })),
  row('moderation.reportPost', 'members-only estate',      'in       nothread nothread nothread ok       ok       ok       nothread ok       nothread ok       susp', async (world, who) =>
    world.app.call(routes.reportPost, { as: world.as(who), params: paramsOf(await world.post(world.closed, world.neighbour)), body: { reason: 'spam' } })),
  row('moderation.reportPost', 'one’s own',                'in       conf     own      own      own      own      own      own      own      own      own      susp', async (world, who) =>
    world.app.call(routes.reportPost, { as: world.as(who), params: paramsOf(await world.post(world.open, ownOr(world, who))), body: { reason: 'spam' } })),
  row('moderation.reportPost', 'a hidden post',            'in       conf     nopost   nopost   nopost   nopost   nopost   nopost   nopost   nopost   nopost   susp', async (world, who) =>
    world.app.call(routes.reportPost, { as: world.as(who), params: paramsOf(await world.post(world.open, world.neighbour, { hidden: true })), body: { reason: 'spam' } })),

  row('moderation.hidePost', 'public estate',              'in       conf     mod      mod      mod      mod      ok       mod      mod      mod      ok       susp', async (world, who) =>
    world.app.call(routes.hidePost, { as: world.as(who), params: paramsOf(await world.post(world.open, world.neighbour)), body: { rule: 'spam', reason } })),
  row('moderation.hidePost', 'members-only estate',        'in       nothread nothread nothread mod      mod      ok       nothread mod      nothread ok       susp', async (world, who) =>
    world.app.call(routes.hidePost, { as: world.as(who), params: paramsOf(await world.post(world.closed, world.neighbour)), body: { rule: 'spam', reason } })),
  row('moderation.hidePost', 'one’s own',                  'in       conf     mod      mod      mod      mod      own      mod      mod      mod      own      susp', async (world, who) =>
    world.app.call(routes.hidePost, { as: world.as(who), params: paramsOf(await world.post(world.open, ownOr(world, who))), body: { rule: 'spam', reason } })),

  row('moderation.restorePost', 'public estate',           'in       conf     mod      mod      mod      mod      ok       mod      mod      mod      ok       susp', async (world, who) =>
    world.app.call(routes.restorePost, { as: world.as(who), params: paramsOf(await world.post(world.open, world.neighbour, { hidden: true })), body: { reason } })),
  row('moderation.restorePost', 'members-only estate',     'in       nothread nothread nothread mod      mod      ok       nothread mod      nothread ok       susp', async (world, who) =>
    world.app.call(routes.restorePost, { as: world.as(who), params: paramsOf(await world.post(world.closed, world.neighbour, { hidden: true })), body: { reason } })),
  row('moderation.restorePost', 'one’s own',               'in       conf     mod      mod      mod      mod      own      mod      mod      mod      own      susp', async (world, who) =>
    world.app.call(routes.restorePost, { as: world.as(who), params: paramsOf(await world.post(world.open, ownOr(world, who), { hidden: true })), body: { reason } })),

  row('moderation.listCases', 'anywhere',                  'in       mod      mod      mod      mod      mod      ok       ok       mod      mod      ok       susp', (world, who) =>
    world.app.call(routes.listCases, { as: world.as(who) })),
  row('moderation.listCases', 'of one estate',             'in       mod      mod      mod      mod      mod      ok       mod      mod      mod      ok       susp', (world, who) =>
    world.app.call(routes.listCases, { as: world.as(who), query: { place: world.open.slug } })),
  row('moderation.case', 'public estate',                  'in       nocase   nocase   nocase   nocase   nocase   ok       nocase   nocase   nocase   ok       nocase', async (world, who) =>
    world.app.call(routes.case, { as: world.as(who), params: { case: await openCase(world, world.open) } })),
  row('moderation.keepPost', 'public estate',              'in       conf     mod      mod      mod      mod      ok       mod      mod      mod      ok       susp', async (world, who) =>
    world.app.call(routes.keepPost, { as: world.as(who), params: { case: await openCase(world, world.open) }, body: { reason } })),
  row('moderation.keepPost', 'members-only estate',        'in       nocase   nocase   nocase   mod      mod      ok       nocase   mod      nocase   ok       susp', async (world, who) =>
    world.app.call(routes.keepPost, { as: world.as(who), params: { case: await openCase(world, world.closed) }, body: { reason } })),
  row('moderation.keepPost', 'one’s own',                  'in       conf     mod      mod      mod      mod      own      mod      mod      mod      own      susp', async (world, who) =>
    world.app.call(routes.keepPost, { as: world.as(who), params: { case: await openCase(world, world.open, ownOr(world, who)) }, body: { reason } })),

  row('notifications.listNotifications', 'one’s own',      'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(notificationRoutes.listNotifications, { as: world.as(who) })),
  row('notifications.unread', 'one’s own',                 'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(notificationRoutes.unread, { as: world.as(who) })),
  row('notifications.markRead', 'one’s own',               'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(notificationRoutes.markRead, { as: world.as(who), body: { ids: 'all' } })),
];
