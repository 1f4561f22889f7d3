import { adminRoutes as routes } from '@moja-ulica/shared/admin/routes.ts';
import { siteRoutes } from '@moja-ulica/shared/site/routes.ts';
import { row, type Row } from './row.ts';

/* prettier-ignore */
export const adminRows: readonly Row[] = [
  //                                                        guest    unconf   outsider otherRes resident animator moderat. otherMod liaison  otherLia admin    suspended
  row('site.publicSettings', 'of the site',                'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world) =>
    world.app.call(siteRoutes.publicSettings, {})),
  row('admin.settings', 'of the site',                     'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.settings, { as: world.as(who) })),
  row('admin.changeSettings', 'of the site',               'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.changeSettings, { as: world.as(who), body: { changes: [{ key: 'promiseDays', value: 8 }] } })),
  row('admin.listPeople', 'of the site',                   'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.listPeople, { as: world.as(who) })),
  row('admin.person', 'somebody',                          'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.person, { as: world.as(who), params: { person: world.neighbour.publicId } })),
  row('admin.person', 'nobody',                            'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     noperson susp', (world, who) =>
    world.app.call(routes.person, { as: world.as(who), params: { person: 'zzzzzzzzzzzz' } })),
  row('admin.person', 'oneself',                           'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.person, { as: world.as(who), params: { person: world.as(who)?.publicId ?? world.neighbour.publicId } })),
  row('admin.setPlaceRoles', 'of somebody',                'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.setPlaceRoles, { as: world.as(who), params: { person: (await world.fresh('outsider')).publicId, place: world.closed.slug }, body: { duties: ['moderator'] } })),
  row('admin.setPlaceRoles', 'one’s own',                  'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.setPlaceRoles, { as: world.as(who), params: { person: world.as(who)?.publicId ?? world.neighbour.publicId, place: world.elsewhere.slug }, body: { duties: [] } })),
  row('admin.setLiaison', 'of somebody',                   'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.setLiaison, { as: world.as(who), params: { person: (await world.fresh('outsider')).publicId, institution: world.institution.slug }, body: { speaks: true, unit: 'Wydział Dróg' } })),
  row('admin.setAdmin', 'of somebody',                     'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.setAdmin, { as: world.as(who), params: { person: (await world.fresh('outsider')).publicId }, body: { admin: true } })),
  row('admin.setAdmin', 'for oneself',                     'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.setAdmin, { as: world.as(who), params: { person: world.as(who)?.publicId ?? world.neighbour.publicId }, body: { admin: true } })),
  row('admin.listAudit', 'anywhere',                       'in       mod      mod      mod      mod      mod      ok       ok       mod      mod      ok       susp', (world, who) =>
    world.app.call(routes.listAudit, { as: world.as(who) })),
  row('admin.listAudit', 'of one estate',                  'in       mod      mod      mod      mod      mod      ok       mod      mod      mod      ok       susp', (world, who) =>
    world.app.call(routes.listAudit, { as: world.as(who), query: { place: world.open.slug } })),
];
