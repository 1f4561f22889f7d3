import { invitationRoutes } from '@moja-ulica/shared/invitations/routes.ts';
import { mediaRoutes as routes } from '@moja-ulica/shared/media/routes.ts';
import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { organisationRoutes as organisations } from '@moja-ulica/shared/organisations/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { eq } from 'drizzle-orm';
import { users } from '../../src/features/identity/tables.ts';
import { photos } from '../../src/features/media/tables.ts';
import * as tables from '../../src/features/organisations/tables.ts';
import type { TestUser } from '../../src/testing/index.ts';
import { row, type Row } from './row.ts';
import type { World } from './world.ts';

/** One pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const photoReasons = { rule: 'personal_data', reason: 'Na zdjęciu widać tablicę rejestracyjną sąsiada.' } as const;

/** Somebody of the open estate with a photo. */
const photographed = async (world: World, shownTo: 'everyone' | 'nobody'): Promise<TestUser> => {
  const { app, open } = world;
  const { db } = app.platform;
  const somebody = await app.make.user({ memberships: { [open.slug]: ['resident'] } });
  await db.update(users).set({ aboutShownTo: shownTo }).where(eq(users.id, somebody.id));
  const small = Buffer.from('small');
  const name = somebody.handle.padEnd(22, 'x').slice(0, 22);
  await db.insert(photos).values({ userId: somebody.id, name, small, large: small, createdAt: app.clock.now() });
  return somebody;
};

/** A link of the neighbour's. */
const invitationTo = async (world: World, place: string): Promise<string> =>
  (await world.app.call(invitationRoutes.makeInvitation, { as: world.neighbour, params: { place } })).body.token;

const newOrganisation = (world: World, slug: string) => ({
  slug,
  name: 'Klub Sąsiada',
  kind: 'club' as const,
  description: { pl: 'Spotykamy się w środy.' },
  contactUrl: 'https://klub.example',
  contactEmail: null,
  places: [world.open.slug, world.city.slug],
  keeper: world.neighbour.handle,
});

/** An organisation that the neighbour looks after; written down, since administrators may have to wait for their second step. */
const organisationOf = async ({ app, neighbour, open }: World): Promise<{ readonly slug: string }> => {
  const { db } = app.platform;
  const now = app.clock.now();
  const organisation = {
    slug: 'klub-sasiada',
    kind: 'club',
    name: 'Klub Sąsiada',
    description: { pl: 'Klub.' },
    createdAt: now,
  } as const;
  const [made] = await db
    .insert(tables.organisations)
    .values(organisation)
    .onConflictDoNothing()
    .returning({ id: tables.organisations.id });
  if (made === undefined) return organisation;
  await db.insert(tables.organisationPlaces).values({ organisationId: made.id, placeId: open.id });
  const tie = { organisationId: made.id, userId: neighbour.id, keeper: true, askedAt: now, acceptedAt: now };
  await db.insert(tables.organisationWriters).values(tie);
  return organisation;
};

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

  row('moderation.removePhoto', 'of who shows it to everyone', 'in    conf     mod      mod      mod      mod      ok       mod      mod      mod      ok       susp', async (world, who) => {
    const neighbour = await photographed(world, 'everyone');
    return world.app.call(moderationRoutes.removePhoto, { as: world.as(who), params: { handle: neighbour.handle }, body: photoReasons });
  }),
  // Who may not see it is told nothing of it, the moderator of their estate included.
  row('moderation.removePhoto', 'of who shows it to nobody', 'in      conf     mod      mod      mod      mod      nophoto  mod      mod      mod      ok       susp', async (world, who) => {
    const neighbour = await photographed(world, 'nobody');
    return world.app.call(moderationRoutes.removePhoto, { as: world.as(who), params: { handle: neighbour.handle }, body: photoReasons });
  }),
  row('moderation.removePhoto', 'one’s own',                 'in      conf     forb     forb     forb     forb     forb     forb     forb     forb     forb     susp', (world, who) =>
    world.app.call(moderationRoutes.removePhoto, { as: world.as(who), params: { handle: world.as(who)?.handle ?? world.neighbour.handle }, body: photoReasons })),
  row('moderation.removePhoto', 'of who has none',           'in      conf     mod      mod      mod      mod      nophoto  mod      mod      mod      nophoto  susp', async (world, who) => {
    const { handle } = await world.app.make.user({ memberships: { [world.open.slug]: ['resident'] } });
    return world.app.call(moderationRoutes.removePhoto, { as: world.as(who), params: { handle }, body: photoReasons });
  }),

  row('invitations.makeInvitation', 'to a public estate',  'in       conf     memb     memb     ok       ok       ok       memb     memb     memb     memb     susp', (world, who) =>
    world.app.call(invitationRoutes.makeInvitation, { as: world.as(who), params: { place: world.open.slug } })),
  row('invitations.makeInvitation', 'to a members-only estate', 'in  noplace  noplace  noplace  ok       ok       ok       noplace  memb     noplace  memb     susp', (world, who) =>
    world.app.call(invitationRoutes.makeInvitation, { as: world.as(who), params: { place: world.closed.slug } })),
  row('invitations.ownInvitation', 'one’s own',            'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(invitationRoutes.ownInvitation, { as: world.as(who), params: { place: world.open.slug } })),
  row('invitations.ownInvitation', 'in a members-only estate', 'in   noplace  noplace  noplace  ok       ok       ok       noplace  ok       noplace  ok       ok', (world, who) =>
    world.app.call(invitationRoutes.ownInvitation, { as: world.as(who), params: { place: world.closed.slug } })),
  row('invitations.withdrawInvitation', 'one’s own',       'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(invitationRoutes.withdrawInvitation, { as: world.as(who), params: { place: world.open.slug } })),
  // Whoever was given a link may know what it leads to, members-only estates included: they may join it.
  row('invitations.invitation', 'to a members-only estate', 'ok      ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) =>
    world.app.call(invitationRoutes.invitation, { as: world.as(who), params: { invitation: await invitationTo(world, world.closed.slug) } })),
  row('invitations.acceptInvitation', 'to an open estate', 'in       conf     ok       ok       ok       ok       ok       ok       ok       ok       ok       susp', async (world, who) =>
    world.app.call(invitationRoutes.acceptInvitation, { as: who === 'guest' ? null : await world.fresh(who), params: { invitation: await invitationTo(world, world.open.slug) } })),

  row('threads.introduction', 'public estate',             'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(threadRoutes.introduction, { as: world.as(who), params: { place: world.open.slug } })),
  row('threads.introduction', 'members-only estate',       'noplace  noplace  noplace  noplace  ok       ok       ok       noplace  ok       noplace  ok       ok', (world, who) =>
    world.app.call(threadRoutes.introduction, { as: world.as(who), params: { place: world.closed.slug } })),
  row('threads.chooseIntroduction', 'public estate',       'in       conf     forb     forb     forb     ok       ok       forb     forb     forb     ok       susp', async (world, who) =>
    world.app.call(threadRoutes.chooseIntroduction, { as: world.as(who), params: { place: world.open.slug }, body: { thread: (await world.thread(world.open)).publicId } })),
  row('threads.chooseIntroduction', 'members-only estate', 'in       noplace  noplace  noplace  forb     ok       ok       noplace  forb     noplace  ok       susp', async (world, who) =>
    world.app.call(threadRoutes.chooseIntroduction, { as: world.as(who), params: { place: world.closed.slug }, body: { thread: (await world.thread(world.closed)).publicId } })),
  row('threads.chooseIntroduction', 'a thread of another estate', 'in conf    forb     forb     forb     nothread nothread forb     forb     forb     nothread susp', async (world, who) =>
    world.app.call(threadRoutes.chooseIntroduction, { as: world.as(who), params: { place: world.open.slug }, body: { thread: (await world.thread(world.closed)).publicId } })),
  row('threads.dropIntroduction', 'public estate',         'in       conf     forb     forb     forb     ok       ok       forb     forb     forb     ok       susp', (world, who) =>
    world.app.call(threadRoutes.dropIntroduction, { as: world.as(who), params: { place: world.open.slug } })),

  row('organisations.listOrganisations', 'the town',       'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(organisations.listOrganisations, { as: world.as(who) })),
  row('organisations.createOrganisation', 'one that is there already', 'in conf  forb     forb     forb     forb     forb     forb     forb     forb     organisation_exists susp', async (world, who) => {
    const { slug } = await organisationOf(world);
    return world.app.call(organisations.createOrganisation, { as: world.as(who), body: newOrganisation(world, slug) });
  }),
  row('organisations.organisation', 'any',                 'ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) =>
    world.app.call(organisations.organisation, { as: world.as(who), params: { organisation: (await organisationOf(world)).slug } })),
  row('organisations.updateOrganisation', 'one that is not theirs', 'in conf   keeper   keeper   keeper   keeper   keeper   keeper   keeper   keeper   ok       susp', async (world, who) => {
    const { slug, ...rest } = newOrganisation(world, (await organisationOf(world)).slug);
    const { description, contactUrl, contactEmail } = rest;
    return world.app.call(organisations.updateOrganisation, { as: world.as(who), params: { organisation: slug }, body: { description, contactUrl, contactEmail } });
  }),
  row('organisations.inviteWriter', 'to one that is not theirs', 'in conf    keeper   keeper   keeper   keeper   keeper   keeper   keeper   keeper   ok       susp', async (world, who) =>
    world.app.call(organisations.inviteWriter, { as: world.as(who), params: { organisation: (await organisationOf(world)).slug, handle: world.neighbour.handle }, body: { keeper: true } })),
  row('organisations.removeWriter', 'of one that is not theirs', 'in conf    keeper   keeper   keeper   keeper   keeper   keeper   keeper   keeper   ok       susp', async (world, who) => {
    const { slug } = await organisationOf(world);
    const other = await world.app.make.user();
    return world.app.call(organisations.removeWriter, { as: world.as(who), params: { organisation: slug, handle: other.handle } });
  }),
  row('organisations.ownOrganisations', 'one’s own',       'in       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok       ok', (world, who) =>
    world.app.call(organisations.ownOrganisations, { as: world.as(who) })),
  row('organisations.joinOrganisation', 'without being asked', 'in   conf     noorg    noorg    noorg    noorg    noorg    noorg    noorg    noorg    noorg    susp', async (world, who) =>
    world.app.call(organisations.joinOrganisation, { as: world.as(who), params: { organisation: (await organisationOf(world)).slug } })),
  row('organisations.leaveOrganisation', 'for which one does not write', 'in ok ok  ok       ok       ok       ok       ok       ok       ok       ok       ok', async (world, who) =>
    world.app.call(organisations.leaveOrganisation, { as: world.as(who), params: { organisation: (await organisationOf(world)).slug } })),
  row('threads.createReply', 'for an organisation that is not theirs', 'in conf voice voice voice voice voice voice voice voice voice susp', async (world, who) => {
    const { slug } = await organisationOf(world);
    const thread = await world.thread(world.city);
    world.app.clock.advance({ minutes: 10 });
    return world.app.call(threadRoutes.createReply, { as: world.as(who), params: { thread: thread.publicId }, body: { body: 'W imieniu cudzym.', organisation: slug } });
  }),
];
