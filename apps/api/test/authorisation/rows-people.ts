import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { identityRoutes as routes } from '@moja-ulica/shared/identity/routes.ts';
import { institutionRoutes } from '@moja-ulica/shared/institutions/routes.ts';
import { eq } from 'drizzle-orm';
import { hashPassword } from '../../src/features/identity/passwords/hash.ts';
import { users } from '../../src/features/identity/tables.ts';
import type { TestUser } from '../../src/testing/index.ts';
import { row, type Row } from './row.ts';
import type { Who, World } from './world.ts';

/** A person of this kind for one ask alone: joining and leaving change them. */
const once = async (world: World, who: Who) => (who === 'guest' ? null : world.fresh(who));

/** Public id of a device on which this person is signed in. */
const deviceOf = async (world: World, person: TestUser): Promise<string> => {
  const { body } = await world.app.call(routes.security, { as: person });
  return body.devices[0]?.id ?? '';
};
const deviceOfNeighbour = (world: World): Promise<string> => deviceOf(world, world.neighbour);

const oldPassword = 'zielony rower na balkonie';

let address = 0;
const newAddress = (): string => {
  address += 1;
  return `ktos-${address}@example.org`;
};

const everybodyOk = 'ok ok ok ok ok ok ok ok ok ok ok ok';

/** The same word for everybody. */
const same = (word: string): string => everybodyOk.replaceAll('ok', word);

/* prettier-ignore */
export const peopleRows: readonly Row[] = [
  // Who asks makes no difference to these.
  row('identity.register', 'a new address', everybodyOk, (world, who) =>
    world.app.call(routes.register, { as: world.as(who), body: { email: newAddress(), displayName: 'Maria Nowa', homePlace: world.open.slug, locale: 'pl', acceptedRules: true } })),
  row('identity.confirmEmail', 'a wrong code', same('code'), (world, who) =>
    world.app.call(routes.confirmEmail, { as: world.as(who), body: { email: newAddress(), code: '000000' } })),
  row('identity.requestCode', 'any address', everybodyOk, (world, who) =>
    world.app.call(routes.requestCode, { as: world.as(who), body: { email: newAddress() } })),
  row('identity.signInWithCode', 'a wrong code', same('code'), (world, who) =>
    world.app.call(routes.signInWithCode, { as: world.as(who), body: { email: newAddress(), code: '000000' } })),
  row('identity.signInWithPassword', 'a wrong password', same('cred'), (world, who) =>
    world.app.call(routes.signInWithPassword, { as: world.as(who), body: { email: newAddress(), password: 'zle-haslo-zle-haslo' } })),
  row('identity.refresh', 'without the cookie', same('ended'), (world, who) =>
    world.app.call(routes.refresh, { as: world.as(who) })),
  row('identity.signOut', 'without the cookie', everybodyOk, (world, who) =>
    world.app.call(routes.signOut, { as: world.as(who) })),
  row('identity.createFirstAdmin', 'a made-up link', same('link'), (world, who) =>
    world.app.call(routes.createFirstAdmin, { as: world.as(who), body: { token: 'zmyslony-token-zmyslony-token', email: newAddress(), displayName: 'Ktoś Obcy', password: 'sto-par-gumowcow', locale: 'pl' } })),

  //                                                        guest    unconf   outsider otherRes resident animator moderat. otherMod liaison  otherLia admin    suspended
  row('identity.me', 'oneself',                            'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(routes.me, { as: world.as(who) })),
  row('identity.updateMe', 'oneself',                      'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(routes.updateMe, { as: world.as(who), body: { locale: 'pl' } })),
  row('identity.security', 'oneself',                      'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(routes.security, { as: world.as(who) })),
  row('identity.endSession', 'somebody else’s device',     'in       nodevice nodevice nodevice nodevice nodevice nodevice nodevice nodevice nodevice nodevice nodevice', async (world, who) =>
    world.app.call(routes.endSession, { as: world.as(who), params: { session: await deviceOfNeighbour(world) } })),
  row('identity.endSession', 'a device of one’s own',      'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) => {
    const person = await once(world, who);
    return world.app.call(routes.endSession, { as: person, params: { session: person === null ? await deviceOfNeighbour(world) : await deviceOf(world, person) } });
  }),
  row('identity.endOtherSessions', 'one’s own devices',    'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) =>
    world.app.call(routes.endOtherSessions, { as: await once(world, who) })),
  row('identity.requestProof', 'oneself',                  'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) =>
    world.app.call(routes.requestProof, { as: await once(world, who) })),
  row('identity.setPassword', 'one’s own, with the old one', 'in     ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) => {
    const person = await once(world, who);
    if (person !== null) await world.app.platform.db.update(users).set({ passwordHash: await hashPassword(oldPassword) }).where(eq(users.id, person.id));
    return world.app.call(routes.setPassword, { as: person, body: { password: 'sto-par-gumowcow', currentPassword: oldPassword } });
  }),
  row('identity.changeEmail', 'one’s own, with the password', 'in     ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) => {
    const person = await once(world, who);
    if (person !== null) await world.app.platform.db.update(users).set({ passwordHash: await hashPassword(oldPassword) }).where(eq(users.id, person.id));
    return world.app.call(routes.changeEmail, { as: person, body: { email: newAddress(), currentPassword: oldPassword } });
  }),
  row('identity.confirmEmailChange', 'a wrong code',       'in       code     code     code     code     code     code     code     code     code     code     code', async (world, who) =>
    world.app.call(routes.confirmEmailChange, { as: await once(world, who), body: { code: '000000' } })),
  row('identity.profile', 'oneself',                       'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(routes.profile, { as: world.as(who) })),
  row('identity.updateProfile', 'oneself',                 'in       conf     ok       ok       ok       ok       ok       ok       ok       ok       ok       susp', (world, who) =>
    world.app.call(routes.updateProfile, { as: world.as(who), body: { bio: 'Piszę wolno.', hereSince: null, canHelpWith: null, languages: ['pl'], shownTo: 'neighbours' } })),
  row('identity.changeName', 'oneself',                    'in       conf     ok       ok       ok       ok       ok       ok       ok       ok       ok       susp', async (world, who) =>
    world.app.call(routes.changeName, { as: await once(world, who), body: { displayName: 'Inna N.' } })),
  row('identity.person', 'a neighbour',                    everybodyOk, (world, who) =>
    world.app.call(routes.person, { as: world.as(who), params: { handle: world.neighbour.handle } })),

  row('estates.listPlaces', 'the town',                    everybodyOk, (world, who) =>
    world.app.call(estateRoutes.listPlaces, { as: world.as(who) })),
  row('estates.place', 'public estate',                    everybodyOk, (world, who) =>
    world.app.call(estateRoutes.place, { as: world.as(who), params: { place: world.open.slug } })),
  row('estates.place', 'members-only estate',              'noplace  noplace  noplace  noplace  ok       ok       ok       noplace  ok       noplace  ok       ok', (world, who) =>
    world.app.call(estateRoutes.place, { as: world.as(who), params: { place: world.closed.slug } })),
  row('estates.join', 'an estate open to join',            'in       conf     ok       ok       ok       ok       ok       ok       ok       ok       ok       susp', async (world, who) =>
    world.app.call(estateRoutes.join, { as: await once(world, who), params: { place: world.elsewhere.slug }, body: { home: false } })),
  row('estates.leave', 'an estate one belongs to',         'in       noplace  noplace  noplace  ok       duties   duties   noplace  ok       noplace  ok       susp', async (world, who) =>
    world.app.call(estateRoutes.leave, { as: await once(world, who), params: { place: world.closed.slug } })),
  row('institutions.listInstitutions', 'public estate',    everybodyOk, (world, who) =>
    world.app.call(institutionRoutes.listInstitutions, { as: world.as(who), params: { place: world.open.slug } })),
  row('institutions.listInstitutions', 'members-only estate', 'noplace noplace noplace noplace ok     ok       ok       noplace  ok       noplace  ok       ok', (world, who) =>
    world.app.call(institutionRoutes.listInstitutions, { as: world.as(who), params: { place: world.closed.slug } })),
];
