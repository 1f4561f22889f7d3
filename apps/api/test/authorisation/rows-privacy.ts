import { privacyRoutes as routes } from '@moja-ulica/shared/privacy/routes.ts';
import { eq } from 'drizzle-orm';
import { hashPassword } from '../../src/features/identity/index.ts';
import { users } from '../../src/features/identity/tables.ts';
import { row, type Row } from './row.ts';
import type { Who, World } from './world.ts';

const password = 'zielony rower na balkonie';
let hash: Promise<string> | undefined;

/** A new person of this kind with a password, so that nobody's account of another row is to end. */
const withPassword = async (world: World, who: Who) => {
  if (who === 'guest') return null;
  const person = await world.fresh(who);
  hash ??= hashPassword(password);
  const { db } = world.app.platform;
  await db
    .update(users)
    .set({ passwordHash: await hash })
    .where(eq(users.id, person.id));
  return person;
};

const proof = { currentPassword: password };

// Their own data is everybody's, whatever they may do elsewhere: suspended and unconfirmed people have it and may leave too.
// prettier-ignore
export const privacyRows: readonly Row[] = [
  row('privacy.myData', 'one’s own',                         'in ok ok ok ok ok ok ok ok ok ok ok', (world, who) =>
    world.app.call(routes.myData, { as: world.as(who) })),
  row('privacy.requestExport', 'one’s own, with the password', 'in ok ok ok ok ok ok ok ok ok ok ok', async (world, who) =>
    world.app.call(routes.requestExport, { as: await withPassword(world, who), body: proof })),
  row('privacy.requestExport', 'without the right password',  'in cred cred cred cred cred cred cred cred cred cred cred', async (world, who) =>
    world.app.call(routes.requestExport, { as: await withPassword(world, who), body: { currentPassword: 'nie to hasło' } })),
  row('privacy.requestDeletion', 'one’s own, with the password', 'in ok ok ok ok ok ok ok ok ok ok ok', async (world, who) =>
    world.app.call(routes.requestDeletion, { as: await withPassword(world, who), body: { posts: 'keep', ...proof } })),
  row('privacy.cancelDeletion', 'one’s own, asked for before', 'in ok ok ok ok ok ok ok ok ok ok ok', async (world, who) => {
    const person = await withPassword(world, who);
    await world.app.call(routes.requestDeletion, { as: person, body: { posts: 'keep', ...proof } });
    return world.app.call(routes.cancelDeletion, { as: person });
  }),
];
