import { stairwellRoutes as stairwells } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import { joinRequestRoutes as requests } from '@moja-ulica/shared/estates/join-request-routes.ts';
import type { TestPlace } from '../../src/testing/index.ts';
import { eq } from 'drizzle-orm';
import { places } from '../../src/features/estates/tables.ts';
import { row, type Row } from './row.ts';
import type { Who, World } from './world.ts';

/** A person of this kind for one ask alone: joining changes them. */
const once = async (world: World, who: Who) => (who === 'guest' ? null : world.fresh(who));

const body = { label: 'Piastowska 12, klatka B', maxUses: 20, days: 30 };

const codeOf = async (world: World, { slug }: TestPlace) =>
  (await world.app.call(stairwells.createCode, { as: world.as('admin'), params: { place: slug }, body })).body;

/** A request of somebody new for an estate, where they ask to be let in. */
const requestFor = async (world: World, { slug }: TestPlace) => {
  const { db } = world.app.platform;
  await db.update(places).set({ joining: 'approval' }).where(eq(places.slug, slug));
  const asked = await world.app.call(requests.ask, {
    as: await world.fresh('outsider'),
    params: { place: slug },
    body: {},
  });
  await db.update(places).set({ joining: 'open' }).where(eq(places.slug, slug));
  return asked.body.id;
};

let approvals = 0;
/** An estate of its own, which everybody may ask to be let into. */
const byApproval = (world: World) => {
  approvals += 1;
  return world.app.make.place({ slug: `za-zgoda-${approvals}`, joining: 'approval' });
};

const reason = 'To forum jest dla osób z osiedla.';

const everybodyOk = 'ok ok ok ok ok ok ok ok ok ok ok ok';

/* prettier-ignore */
export const belongingRows: readonly Row[] = [
  //                                                        guest    unconf   outsider otherRes resident animator moderat. otherMod liaison  otherLia admin    suspended
  row('stairwells.listCodes', 'a public estate',           'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(stairwells.listCodes, { as: world.as(who), params: { place: world.open.slug } })),
  row('stairwells.listCodes', 'a members-only estate',     'in       noplace  noplace  noplace  forb     forb     forb     noplace  forb     noplace  ok       susp', (world, who) =>
    world.app.call(stairwells.listCodes, { as: world.as(who), params: { place: world.closed.slug } })),
  row('stairwells.createCode', 'a public estate',          'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(stairwells.createCode, { as: world.as(who), params: { place: world.open.slug }, body })),
  row('stairwells.createCode', 'a members-only estate',    'in       noplace  noplace  noplace  forb     forb     forb     noplace  forb     noplace  ok       susp', (world, who) =>
    world.app.call(stairwells.createCode, { as: world.as(who), params: { place: world.closed.slug }, body })),
  row('stairwells.createCode', 'the city',                 'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     notopen  susp', (world, who) =>
    world.app.call(stairwells.createCode, { as: world.as(who), params: { place: world.city.slug }, body })),
  row('stairwells.withdrawCode', 'a public estate',        'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(stairwells.withdrawCode, { as: world.as(who), params: { place: world.open.slug, stairwell: (await codeOf(world, world.open)).id } })),
  row('stairwells.withdrawCode', 'a code of another estate', 'in     conf     forb     forb     forb     forb     forb     forb     forb     forb     nostair  susp', async (world, who) =>
    world.app.call(stairwells.withdrawCode, { as: world.as(who), params: { place: world.open.slug, stairwell: (await codeOf(world, world.elsewhere)).id } })),
  row('stairwells.lookAtCode', 'of a members-only estate', everybodyOk, async (world, who) =>
    world.app.call(stairwells.lookAtCode, { as: world.as(who), params: { stairwellCode: (await codeOf(world, world.closed)).code } })),
  row('stairwells.joinByCode', 'a members-only estate',    'in       conf     ok       ok       ok       ok       ok       ok       ok       ok       ok       susp', async (world, who) =>
    world.app.call(stairwells.joinByCode, { as: await once(world, who), body: { stairwellCode: (await codeOf(world, world.closed)).code } })),

  //                                                        guest    unconf   outsider otherRes resident animator moderat. otherMod liaison  otherLia admin    suspended
  row('joinRequests.own', 'one’s own',                     'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(requests.own, { as: world.as(who) })),
  row('joinRequests.ask', 'where one is let in',           'in       conf     ok       ok       ok       ok       ok       ok       ok       ok       ok       susp', async (world, who) =>
    world.app.call(requests.ask, { as: world.as(who), params: { place: (await byApproval(world)).slug }, body: {} })),
  row('joinRequests.ask', 'an open estate',                'in       conf     notask   notask   notask   notask   notask   notask   notask   notask   notask   susp', (world, who) =>
    world.app.call(requests.ask, { as: world.as(who), params: { place: world.open.slug }, body: {} })),
  row('joinRequests.withdraw', 'one’s own',                'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(requests.withdraw, { as: world.as(who), params: { place: world.closed.slug } })),
  row('joinRequests.list', 'a public estate',              'in       conf     mod      mod      mod      mod      ok       mod      mod      mod      ok       susp', (world, who) =>
    world.app.call(requests.list, { as: world.as(who), params: { place: world.open.slug } })),
  row('joinRequests.list', 'a members-only estate',        'in       noplace  noplace  noplace  mod      mod      ok       noplace  mod      noplace  ok       susp', (world, who) =>
    world.app.call(requests.list, { as: world.as(who), params: { place: world.closed.slug } })),
  row('joinRequests.approve', 'a public estate',           'in       conf     mod      mod      mod      mod      ok       mod      mod      mod      ok       susp', async (world, who) =>
    world.app.call(requests.approve, { as: world.as(who), params: { place: world.open.slug, request: await requestFor(world, world.open) } })),
  row('joinRequests.approve', 'a request for another estate', 'in    conf     mod      mod      mod      mod      noask    mod      mod      mod      noask    susp', async (world, who) =>
    world.app.call(requests.approve, { as: world.as(who), params: { place: world.open.slug, request: await requestFor(world, world.elsewhere) } })),
  row('joinRequests.refuse', 'a members-only estate',      'in       noplace  noplace  noplace  mod      mod      ok       noplace  mod      noplace  ok       susp', async (world, who) =>
    world.app.call(requests.refuse, { as: world.as(who), params: { place: world.closed.slug, request: await requestFor(world, world.closed) }, body: { reason } })),
];
