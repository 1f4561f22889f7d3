import { adminRoutes as routes } from '@moja-ulica/shared/admin/routes.ts';
import { siteRoutes } from '@moja-ulica/shared/site/routes.ts';
import { row, type Row } from './row.ts';

const reason = 'Groźby wobec sąsiadów w trzech postach.';

/* prettier-ignore */
export const adminRows: readonly Row[] = [
  //                                                        guest    unconf   outsider otherRes resident animator moderat. otherMod liaison  otherLia admin    suspended
  row('site.publicSettings', 'of the site',                'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world) =>
    world.app.call(siteRoutes.publicSettings, {})),
  row('admin.settings', 'of the site',                     'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.settings, { as: world.as(who) })),
  row('admin.changeSettings', 'of the site',               'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.changeSettings, { as: world.as(who), body: { changes: [{ key: 'caseDays', value: 8 }] } })),
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
  row('admin.suspendPerson', 'somebody',                   'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.suspendPerson, { as: world.as(who), params: { person: (await world.fresh('resident')).publicId }, body: { days: 3, reason } })),
  row('admin.suspendPerson', 'oneself',                    'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     forb     susp', (world, who) =>
    world.app.call(routes.suspendPerson, { as: world.as(who), params: { person: world.as(who)?.publicId ?? world.neighbour.publicId }, body: { days: null, reason } })),
  row('admin.unsuspendPerson', 'somebody',                 'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.unsuspendPerson, { as: world.as(who), params: { person: (await world.fresh('suspended')).publicId }, body: { reason } })),
  row('admin.signOutPerson', 'somebody',                   'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.signOutPerson, { as: world.as(who), params: { person: (await world.fresh('resident')).publicId }, body: { reason } })),
  row('admin.listInvitations', 'of the site',              'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.listInvitations, { as: world.as(who) })),
  row('admin.invite', 'somebody',                          'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.invite, { as: world.as(who), body: { email: `${who.toLowerCase()}@zaproszenia.example.org`, role: 'moderator', place: world.closed.slug } })),
  row('admin.invite', 'oneself to be administrator',       'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(routes.invite, { as: world.as(who), body: { email: world.as(who)?.email ?? 'gosc@example.org', role: 'admin' } })),
  row('admin.resendInvitation', 'that is not there',       'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     noinvit  susp', (world, who) =>
    world.app.call(routes.resendInvitation, { as: world.as(who), params: { invitation: 'zzzzzzzzzzzz' }, body: {} })),
  row('admin.revokeInvitation', 'that is not there',       'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     noinvit  susp', (world, who) =>
    world.app.call(routes.revokeInvitation, { as: world.as(who), params: { invitation: 'zzzzzzzzzzzz' } })),
  row('admin.lookAtInvitation', 'that is not there',       'badinvit badinvit badinvit badinvit badinvit badinvit badinvit badinvit badinvit badinvit badinvit badinvit', (world, who) =>
    world.app.call(routes.lookAtInvitation, { as: world.as(who), body: { token: 'zmyslony-token-zmyslony-token' } })),
  row('admin.acceptInvitation', 'that is not there',       'in       conf     badinvit badinvit badinvit badinvit badinvit badinvit badinvit badinvit badinvit susp', (world, who) =>
    world.app.call(routes.acceptInvitation, { as: world.as(who), body: { token: 'zmyslony-token-zmyslony-token' } })),
  row('admin.listAudit', 'anywhere',                       'in       mod      mod      mod      mod      mod      ok       ok       mod      mod      ok       susp', (world, who) =>
    world.app.call(routes.listAudit, { as: world.as(who) })),
  row('admin.listAudit', 'of one estate',                  'in       mod      mod      mod      mod      mod      ok       mod      mod      mod      ok       susp', (world, who) =>
    world.app.call(routes.listAudit, { as: world.as(who), query: { place: world.open.slug } })),
];
