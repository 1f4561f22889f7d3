import { identityRoutes as routes } from '@moja-ulica/shared/identity/routes.ts';
import { eq } from 'drizzle-orm';
import { hashPassword } from '../../src/features/identity/passwords/hash.ts';
import { passkeys, users } from '../../src/features/identity/tables.ts';
import { newPublicId } from '../../src/platform/ids.ts';
import { openCodeApp } from '../../src/testing/code-app.ts';
import { cookieOf } from '../../src/testing/cookies.ts';
import type { TestUser } from '../../src/testing/index.ts';
import { TestPasskey } from '../../src/testing/passkey.ts';
import { row, type Row } from './row.ts';
import type { Who, World } from './world.ts';

const currentPassword = 'zielony rower na balkonie';
const proof = { currentPassword };
const passwordHash = await hashPassword(currentPassword);

/** A person of this kind for one ask alone, with a password; null: a guest. */
const once = async (world: World, who: Who): Promise<TestUser | null> => {
  if (who === 'guest') return null;
  const person = await world.fresh(who);
  await world.app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, person.id));
  return person;
};

/** A passkey of this person, straight in its table: each proof costs a hash. */
const passkeyOf = async (world: World, { id }: TestUser): Promise<string> => {
  const publicId = newPublicId();
  await world.app.platform.db.insert(passkeys).values({
    publicId,
    userId: id,
    credentialId: publicId,
    publicKey: new Uint8Array(1),
    counter: 0,
    transports: [],
    name: 'Telefon',
    createdAt: world.app.clock.now(),
  });
  return publicId;
};

const firstCodeOf = async (world: World, as: TestUser): Promise<string> => {
  const { body } = await world.app.call(routes.prepareSecondStep, { as, body: proof });
  return openCodeApp(body.uri).generate({ timestamp: world.app.clock.now().getTime() });
};

const turnOn = async (world: World, as: TestUser | null) =>
  world.app.call(routes.turnOnSecondStep, {
    as,
    body: { code: as === null ? '000000' : await firstCodeOf(world, as) },
  });

const someone = (world: World): Promise<TestUser | null> => once(world, 'resident');

const everybodyOk = 'ok ok ok ok ok ok ok ok ok ok ok ok';
const same = (word: string): string => everybodyOk.replaceAll('ok', word);

/* prettier-ignore */
export const signInRows: readonly Row[] = [
  // Who asks makes no difference to these.
  row('identity.passkeyOptions', 'any browser', everybodyOk, (world, who) => {
    // So many at once would be too many from one address.
    world.app.clock.advance({ minutes: 2 });
    return world.app.call(routes.passkeyOptions, { as: world.as(who) });
  }),
  row('identity.signInWithPasskey', 'nobody’s passkey', same('passkey'), async (world, who) => {
    const asked = await world.app.call(routes.passkeyOptions, {});
    return world.app.call(routes.signInWithPasskey, { as: world.as(who), headers: { cookie: cookieOf(asked, 'passkey') }, body: new TestPasskey(world.app.platform.config.publicUrl).use(asked.body, { userHandle: 'AAAA' }) });
  }),
  row('identity.secondStep', 'without the first', same('nofirst'), (world, who) =>
    world.app.call(routes.secondStep, { as: world.as(who), body: { code: '000000' } })),

  //                                                            guest    unconf   outsider otherRes resident animator moderat. otherMod liaison  otherLia admin    suspended
  row('identity.newPasskeyOptions', 'one’s own, with the password', 'in  ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) =>
    world.app.call(routes.newPasskeyOptions, { as: await once(world, who), body: proof })),
  row('identity.addPasskey', 'begun by oneself',               'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) => {
    const as = await once(world, who);
    const begun = await world.app.call(routes.newPasskeyOptions, { as: as ?? await someone(world), body: proof });
    return world.app.call(routes.addPasskey, { as, headers: { cookie: cookieOf(begun, 'passkey') }, body: { name: 'Telefon', credential: new TestPasskey(world.app.platform.config.publicUrl).create(begun.body) } });
  }),
  row('identity.addPasskey', 'begun by somebody else',         'in       passkey  passkey  passkey  passkey  passkey  passkey  passkey  passkey  passkey  passkey  passkey', async (world, who) => {
    const begun = await world.app.call(routes.newPasskeyOptions, { as: await someone(world), body: proof });
    return world.app.call(routes.addPasskey, { as: await once(world, who), headers: { cookie: cookieOf(begun, 'passkey') }, body: { name: 'Telefon', credential: new TestPasskey(world.app.platform.config.publicUrl).create(begun.body) } });
  }),
  row('identity.renamePasskey', 'one’s own',                   'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) => {
    const as = await once(world, who);
    return world.app.call(routes.renamePasskey, { as, params: { passkey: as === null ? world.neighbour.publicId : await passkeyOf(world, as) }, body: { name: 'Klucz w biurku' } });
  }),
  row('identity.renamePasskey', 'somebody else’s',             'in       nopass   nopass   nopass   nopass   nopass   nopass   nopass   nopass   nopass   nopass   nopass', async (world, who) => {
    const owner = await someone(world);
    return world.app.call(routes.renamePasskey, { as: await once(world, who), params: { passkey: owner === null ? '' : await passkeyOf(world, owner) }, body: { name: 'Klucz w biurku' } });
  }),
  row('identity.removePasskey', 'one’s own, with the password', 'in      ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) => {
    const as = await once(world, who);
    return world.app.call(routes.removePasskey, { as, params: { passkey: as === null ? world.neighbour.publicId : await passkeyOf(world, as) }, body: proof });
  }),
  row('identity.removePasskey', 'somebody else’s',             'in       nopass   nopass   nopass   nopass   nopass   nopass   nopass   nopass   nopass   nopass   nopass', async (world, who) => {
    const owner = await someone(world);
    return world.app.call(routes.removePasskey, { as: await once(world, who), params: { passkey: owner === null ? '' : await passkeyOf(world, owner) }, body: proof });
  }),
  row('identity.prepareSecondStep', 'with the password',       'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) =>
    world.app.call(routes.prepareSecondStep, { as: await once(world, who), body: proof })),
  row('identity.turnOnSecondStep', 'the first code of one’s app', 'in    ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) =>
    turnOn(world, await once(world, who))),
  row('identity.turnOnSecondStep', 'somebody else’s code',     'in       code     code     code     code     code     code     code     code     code     code     code', async (world, who) => {
    const other = await someone(world);
    return world.app.call(routes.turnOnSecondStep, { as: await once(world, who), body: { code: other === null ? '' : await firstCodeOf(world, other) } });
  }),
  row('identity.turnOffSecondStep', 'with the password',       'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) =>
    world.app.call(routes.turnOffSecondStep, { as: await once(world, who), body: proof })),
  row('identity.replaceRecoveryCodes', 'with a second step',   'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) => {
    const as = await once(world, who);
    if (as !== null) await turnOn(world, as);
    return world.app.call(routes.replaceRecoveryCodes, { as, body: proof });
  }),
  row('identity.replaceRecoveryCodes', 'without one',          'in       nostep   nostep   nostep   nostep   nostep   nostep   nostep   nostep   nostep   nostep   nostep', async (world, who) =>
    world.app.call(routes.replaceRecoveryCodes, { as: await once(world, who), body: proof })),
  row('identity.clearFactors', 'a neighbour',                  'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(routes.clearFactors, { as: await once(world, who), params: { owner: (await someone(world))?.handle ?? '' }, body: { reason: 'Telefon zginął, rozmowa w biurze projektu.' } })),
  row('identity.clearFactors', 'oneself',                      'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     forb     susp', async (world, who) => {
    const as = await once(world, who);
    return world.app.call(routes.clearFactors, { as, params: { owner: (as ?? world.neighbour).handle }, body: { reason: 'Telefon zginął, rozmowa w biurze projektu.' } });
  }),
  row('identity.clearFactors', 'nobody',                       'in       conf     forb     forb     forb     forb     forb     forb     forb     forb     noperson susp', async (world, who) =>
    world.app.call(routes.clearFactors, { as: await once(world, who), params: { owner: 'nie-ma-nikogo' }, body: { reason: 'Telefon zginął, rozmowa w biurze projektu.' } })),
];
