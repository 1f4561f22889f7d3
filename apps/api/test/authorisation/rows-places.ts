import { estateRoutes as routes } from '@moja-ulica/shared/estates/routes.ts';
import { institutionRoutes } from '@moja-ulica/shared/institutions/routes.ts';
import { statisticsRoutes } from '@moja-ulica/shared/statistics/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { row, type Row } from './row.ts';
import type { World } from './world.ts';

const settings = {
  name: 'Nowe',
  locative: 'na Nowym',
  description: { pl: 'Osiedle.' },
  accent: 'neutral',
  emblem: 'initial',
  visibility: 'public',
  joining: 'open',
  timeZone: 'Europe/Warsaw',
} as const;

/** A place of the row's own, members-only: an administrator changes what they could not be shown by being a member. */
const place = async (world: World) =>
  (await world.app.make.place({ visibility: 'members', topics: ['a', 'b'], streets: ['polna'] })).slug;
/** Those it has: nobody in the other rows loses by it. */
const institutionSettings = (world: World) => ({
  kind: 'city_department' as const,
  name: { pl: 'Urząd' },
  description: { pl: 'Odpowiada.' },
  promiseDays: 7,
  places: [world.open.slug, world.closed.slug, world.city.slug],
});
let made = 0;
const unused = (): string => {
  made += 1;
  return `nowe-${made}`;
};

/* prettier-ignore */
export const placeRows: readonly Row[] = [
  //                                                        guest    unconf   outsider otherRes resident animator moderat. otherMod liaison  otherLia admin    suspended
  row('estates.createPlace', 'anywhere',                   'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.createPlace, { as: world.as(who), body: { slug: unused(), ...settings } })),
  row('estates.changePlace', 'members-only estate',        'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.changePlace, { as: world.as(who), params: { place: await place(world) }, body: settings })),
  row('estates.changePlace', 'the city',                   'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.changePlace, { as: world.as(who), params: { place: world.city.slug }, body: settings })),
  row('estates.changePlace', 'none of that name',          'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     noplace  susp', (world, who) =>
    world.app.call(routes.changePlace, { as: world.as(who), params: { place: 'nie-ma' }, body: settings })),
  row('estates.orderPlaces', 'anywhere',                   'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) => {
    const { body } = await world.app.call(routes.listPlaces, {});
    const order = body.items.filter(({ kind }) => kind === 'estate').map(({ slug }) => slug);
    return world.app.call(routes.orderPlaces, { as: world.as(who), body: { order } });
  }),
  row('estates.addTopic', 'members-only estate',           'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.addTopic, { as: world.as(who), params: { place: await place(world) }, body: { label: { pl: 'Drogi' } } })),
  row('estates.renameTopic', 'members-only estate',        'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.renameTopic, { as: world.as(who), params: { place: await place(world), topic: 'a' }, body: { label: { pl: 'Drogi' } } })),
  row('estates.removeTopic', 'members-only estate',        'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.removeTopic, { as: world.as(who), params: { place: await place(world), topic: 'a' } })),
  row('estates.orderTopics', 'members-only estate',        'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.orderTopics, { as: world.as(who), params: { place: await place(world) }, body: { order: ['b', 'a'] } })),
  row('estates.checkStreets', 'members-only estate',       'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.checkStreets, { as: world.as(who), params: { place: await place(world) }, body: { csv: 'ul. Polna' } })),
  row('estates.addStreets', 'members-only estate',         'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.addStreets, { as: world.as(who), params: { place: await place(world) }, body: { names: ['ul. Leśna'] } })),
  row('estates.renameStreet', 'members-only estate',       'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.renameStreet, { as: world.as(who), params: { place: await place(world), street: 'polna' }, body: { streetName: 'ul. Polna' } })),
  row('estates.removeStreet', 'members-only estate',       'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.removeStreet, { as: world.as(who), params: { place: await place(world), street: 'polna' } })),
  row('institutions.institution', 'anywhere',              'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(institutionRoutes.institution, { as: world.as(who), params: { institution: world.institution.slug } })),
  row('institutions.townInstitutions', 'anywhere',         'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(institutionRoutes.townInstitutions, { as: world.as(who) })),
  row('threads.institutionAnswers', 'anywhere',            'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(threadRoutes.institutionAnswers, { as: world.as(who), params: { institution: world.institution.slug } })),
  row('institutions.allInstitutions', 'anywhere',          'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(institutionRoutes.allInstitutions, { as: world.as(who) })),
  row('institutions.createInstitution', 'anywhere',        'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(institutionRoutes.createInstitution, { as: world.as(who), body: { slug: unused(), ...institutionSettings(world) } })),
  row('institutions.changeInstitution', 'one’s own too',   'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(institutionRoutes.changeInstitution, { as: world.as(who), params: { institution: world.institution.slug }, body: institutionSettings(world) })),
  row('statistics.weekly', 'anywhere',                     'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(statisticsRoutes.weekly, { as: world.as(who) })),
  row('statistics.weekly', 'members-only estate',          'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(statisticsRoutes.weekly, { as: world.as(who), query: { place: world.closed.slug } })),
];
