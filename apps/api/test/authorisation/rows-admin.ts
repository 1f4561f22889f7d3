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
];
