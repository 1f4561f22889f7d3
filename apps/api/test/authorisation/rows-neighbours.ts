import { mediaRoutes as routes } from '@moja-ulica/shared/media/routes.ts';
import { row, type Row } from './row.ts';

/** One pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/* prettier-ignore */
export const neighbourRows: readonly Row[] = [
  //                                                        guest    unconf   outsider otherRes resident animator moderat. otherMod liaison  otherLia admin    suspended
  row('media.setPhoto', 'one’s own',                       'in       conf     ok       ok       ok       ok       ok       ok       ok       ok       ok       susp', (world, who) =>
    world.app.call(routes.setPhoto, { as: world.as(who), body: picture })),
  // Who may write nothing may still take away what is theirs.
  row('media.removePhoto', 'one’s own',                    'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(routes.removePhoto, { as: world.as(who) })),
  // Everybody may ask; for whom there is an answer is in `photos.test.ts`.
  row('media.photos', 'a neighbour',                       'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(routes.photos, { as: world.as(who), query: { people: world.neighbour.handle } })),
];
