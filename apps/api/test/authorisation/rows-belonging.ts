import { stairwellRoutes as stairwells } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import type { TestPlace } from '../../src/testing/index.ts';
import { row, type Row } from './row.ts';
import type { Who, World } from './world.ts';

/** A person of this kind for one ask alone: joining changes them. */
const once = async (world: World, who: Who) => (who === 'guest' ? null : world.fresh(who));

const body = { label: 'Piastowska 12, klatka B', maxUses: 20, days: 30 };

const codeOf = async (world: World, { slug }: TestPlace) =>
  (await world.app.call(stairwells.createCode, { as: world.as('admin'), params: { place: slug }, body })).body;

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
];
