import { organisationRoutes as routes } from '@moja-ulica/shared/organisations/routes.ts';
import type { NewOrganisation, OrganisationAbout } from '@moja-ulica/shared/organisations/schema.ts';
import { notificationRoutes } from '@moja-ulica/shared/notifications/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { auditLog } from '../moderation/tables.ts';
import { organisationsData } from './own-data.ts';

const app = await startTestApp();
afterAll(() => app.close());

let here: TestPlace;
let elsewhere: TestPlace;
let admin: TestUser;
let keeper: TestUser;
let writer: TestUser;
let count = 0;

const create = async (over: Partial<NewOrganisation> = {}) => {
  count += 1;
  const body: NewOrganisation = {
    slug: `klub-${String(count)}`,
    name: `Klub ${String(count)}`,
    kind: 'club',
    description: { pl: 'Spotykamy się w środy.' },
    contactUrl: 'https://klub.example/kontakt',
    contactEmail: 'klub@example.org',
    places: [here.slug],
    keeper: keeper.handle,
    ...over,
  };
  const answer = await app.call(routes.createOrganisation, { as: admin, body });
  return { ...answer, slug: body.slug };
};
const join = (organisation: string, as: TestUser) =>
  app.call(routes.joinOrganisation, { as, params: { organisation } });
const ask = (organisation: string, handle: string, isKeeper = false, as = keeper) =>
  app.call(routes.inviteWriter, { as, params: { organisation, handle }, body: { keeper: isKeeper } });
const remove = (organisation: string, handle: string, as = keeper) =>
  app.call(routes.removeWriter, { as, params: { organisation, handle } });
const page = async (organisation: string, as: TestUser | null = null) =>
  (await app.call(routes.organisation, { as, params: { organisation } })).body;
const write = (person: TestUser, place: TestPlace, organisation: string) => {
  app.clock.advance({ minutes: 10 });
  return app.call(threadRoutes.createThread, {
    as: person,
    params: { place: place.slug },
    body: { title: 'Spotkanie w klubie', body: 'W środę o osiemnastej.', kind: 'discussion', organisation },
  });
};

beforeAll(async () => {
  [here, elsewhere] = [await app.make.place(), await app.make.place()];
  const memberships = { [here.slug]: ['resident'], [elsewhere.slug]: ['resident'] } as const;
  [keeper, writer] = [await app.make.user({ memberships }), await app.make.user({ memberships })];
  admin = await app.make.user({ admin: true });
});

describe('an organisation', () => {
  it('is made by the administrator, who asks its keeper; the log says so', async () => {
    const { status, slug } = await create();
    expect(status).toBe(201);
    expect((await page(slug)).writers).toEqual([]);
    expect((await page(slug, admin)).writers).toMatchObject([{ handle: keeper.handle, keeper: true, accepted: false }]);
    await join(slug, keeper);
    expect(await page(slug)).toMatchObject({
      name: `Klub ${String(count)}`,
      kind: 'club',
      contactUrl: 'https://klub.example/kontakt',
      contactEmail: 'klub@example.org',
      places: [{ slug: here.slug }],
      writers: [{ handle: keeper.handle, keeper: true, accepted: true }],
    });
    const [row] = await app.platform.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `organisation:${slug}`));
    expect(row).toMatchObject({ actorId: admin.id, action: 'organisation.create' });
  });

  it('is described by its keeper; what the administrator changes of it is in the log, and nothing where nothing changes', async () => {
    const { slug } = await create();
    await join(slug, keeper);
    const about = {
      description: { pl: 'Spotykamy się w środy.' },
      contactUrl: 'https://klub.example/kontakt',
      contactEmail: 'klub@example.org',
    };
    const update = (as: TestUser, over: Partial<OrganisationAbout> = {}) =>
      app.call(routes.updateOrganisation, { as, params: { organisation: slug }, body: { ...about, ...over } });
    await update(keeper, { contactEmail: 'nowy@example.org' });
    for (let times = 0; times < 2; times += 1) await update(admin, { description: { pl: 'W piątki.' } });
    await update(admin, { description: { pl: 'W piątki.' }, contactEmail: null });
    const rows = await app.platform.db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.subject, `organisation:${slug}`), eq(auditLog.action, 'organisation.update')));
    expect(rows.map(({ details }) => details)).toEqual([
      {
        // Neither address: nobody can take it out of the log.
        before: { description: { pl: 'Spotykamy się w środy.' }, contactEmail: '…' },
        after: { description: { pl: 'W piątki.' }, contactEmail: '…' },
      },
      { before: { contactEmail: '…' }, after: { contactEmail: null } },
    ]);
  });

  it('has a name of its own, works in places there are, and is kept by somebody there is', async () => {
    const { slug } = await create();
    expect((await create({ slug })).body.code).toBe('organisation_exists');
    expect((await create({ places: ['nigdzie'] })).body.code).toBe('place_not_found');
    expect((await create({ keeper: 'nikt' })).body.code).toBe('person_not_found');
    for (const contactUrl of ['javascript:alert(1)', 'ftp://x.example', 'klub']) {
      expect((await create({ contactUrl })).status).toBe(400);
    }
  });

  it('does not tell of a members-only estate to whoever is not in it', async () => {
    const closed = await app.make.place({ visibility: 'members' });
    const { slug } = await create({ places: [here.slug, closed.slug] });
    expect((await page(slug)).places).toHaveLength(1);
    expect((await page(slug, admin)).places).toHaveLength(2);
  });
});

describe('who writes for it', () => {
  it('was asked by a keeper and said yes; until then, and after, may not', async () => {
    const { slug } = await create();
    await join(slug, keeper);
    expect((await write(writer, here, slug)).body.code).toBe('not_organisation_writer');
    expect((await ask(slug, writer.handle)).status).toBe(204);
    expect((await write(writer, here, slug)).body.code).toBe('not_organisation_writer');
    expect((await join(slug, writer)).status).toBe(204);
    const opened = await write(writer, here, slug);
    expect(opened.status).toBe(201);
    expect((await write(writer, elsewhere, slug)).body.code).toBe('not_organisation_writer');
    expect((await write(admin, here, slug)).body.code).toBe('not_organisation_writer');
    expect((await remove(slug, writer.handle)).status).toBe(204);
    expect((await write(writer, here, slug)).body.code).toBe('not_organisation_writer');
    // What was written keeps its name, beside the person's.
    const { body } = await app.call(threadRoutes.threadPage, { params: { thread: opened.body.id, page: 1 } });
    expect(body.posts[0]).toMatchObject({
      author: { handle: writer.handle },
      organisation: { slug, name: `Klub ${String(count)}` },
      official: null,
    });
  });

  it('writes replies for it as well, and not together with an institution', async () => {
    const { slug } = await create();
    await join(slug, keeper);
    const thread = await app.make.thread({ place: here.slug, author: writer });
    app.clock.advance({ minutes: 10 });
    const reply = (body: object) =>
      app.callRaw(threadRoutes.createReply, { as: keeper, params: { thread: thread.publicId }, body });
    const both = await reply({ body: 'Przyjdziemy.', organisation: slug, official: { institution: 'rada' } });
    expect([403, 400]).toContain(both.status);
    const answer = await reply({ body: 'Przyjdziemy.', organisation: slug });
    expect(answer.body.post).toMatchObject({ organisation: { slug }, official: null });
    expect(answer.body.thread?.answeredBy).toBeNull();
  });

  it('always has a keeper among them', async () => {
    const { slug } = await create();
    await join(slug, keeper);
    expect((await remove(slug, keeper.handle)).body?.code).toBe('organisation_needs_keeper');
    expect((await ask(slug, keeper.handle, false)).body?.code).toBe('organisation_needs_keeper');
    const leave = await app.call(routes.leaveOrganisation, { as: keeper, params: { organisation: slug } });
    expect(leave.body?.code).toBe('organisation_needs_keeper');
    await ask(slug, writer.handle, true);
    // Who has not said yes looks after nothing.
    expect((await remove(slug, keeper.handle)).body?.code).toBe('organisation_needs_keeper');
    await join(slug, writer);
    expect((await remove(slug, keeper.handle)).status).toBe(204);
    expect((await ask(slug, keeper.handle)).body?.code).toBe('not_organisation_keeper');
  });

  it('is in the log when the administrator asks or removes them, and not where nothing changes', async () => {
    const { slug } = await create();
    await join(slug, keeper);
    const acts = async () =>
      (
        await app.platform.db
          .select({ action: auditLog.action, details: auditLog.details })
          .from(auditLog)
          .where(eq(auditLog.subject, `organisation:${slug}`))
          .orderBy(auditLog.id)
      ).slice(1);
    expect((await remove(slug, writer.handle, admin)).status).toBe(204);
    for (let times = 0; times < 2; times += 1) expect((await ask(slug, writer.handle, true, admin)).status).toBe(204);
    await ask(slug, writer.handle, false, admin);
    for (let times = 0; times < 2; times += 1) expect((await remove(slug, writer.handle, admin)).status).toBe(204);
    const { handle } = writer;
    expect(await acts()).toEqual([
      { action: 'organisation.writer', details: { handle, keeper: true } },
      { action: 'organisation.writer', details: { handle, keeper: false } },
      { action: 'organisation.writer_removed', details: { handle } },
    ]);
  });

  it('learns at once, on every device, that they write for it or no longer', async () => {
    const { slug } = await create();
    await join(slug, keeper);
    const person = await app.make.user({ memberships: { [here.slug]: ['resident'] } });
    await ask(slug, person.handle);
    const own = async () =>
      (await app.call(routes.ownOrganisations, { as: person })).body.items.map(({ accepted }) => accepted);
    const leave = () => app.call(routes.leaveOrganisation, { as: person, params: { organisation: slug } });
    const learns = async (change: () => Promise<{ readonly status: number }>) => {
      const device = await app.socket(person);
      expect((await change()).status).toBe(204);
      await device.next('session.ended');
    };
    await learns(() => join(slug, person));
    expect(await own()).toEqual([true]);
    await learns(() => remove(slug, person.handle));
    expect(await own()).toEqual([]);
    await ask(slug, person.handle);
    await join(slug, person);
    await learns(leave);
    expect(await own()).toEqual([]);
  });

  it('is in the export of the person, and goes with them', async () => {
    const { slug } = await create();
    await join(slug, keeper);
    const leaver = await app.make.user();
    await ask(slug, leaver.handle);
    await join(slug, leaver);
    const { items } = (await app.call(routes.ownOrganisations, { as: leaver })).body;
    expect(items).toMatchObject([{ slug, keeper: false, accepted: true, places: [here.slug] }]);
    for (const { erase } of organisationsData.erasers) {
      await app.platform.db.transaction((tx) => erase(tx, { ...leaver, posts: 'keep' }, 0n));
    }
    expect((await page(slug)).writers.map(({ handle }) => handle)).toEqual([keeper.handle]);
  });
});

describe('who is asked to write', () => {
  const asks = async (person: TestUser) =>
    (await app.call(notificationRoutes.listNotifications, { as: person })).body.items.flatMap(({ organisation }) =>
      organisation === null ? [] : [organisation.slug],
    );

  it('hears of it once, until they have answered', async () => {
    const { slug } = await create();
    expect(await asks(keeper)).toContain(slug);
    await join(slug, keeper);
    expect(await asks(keeper)).not.toContain(slug);
    const asked = await app.make.user();
    await ask(slug, asked.handle);
    await ask(slug, asked.handle, true);
    expect(await asks(asked)).toEqual([slug]);
    await app.call(routes.leaveOrganisation, { as: asked, params: { organisation: slug } });
    expect(await asks(asked)).toEqual([]);
  });

  it('hears of it no more when the question is taken back', async () => {
    const { slug } = await create();
    await join(slug, keeper);
    const asked = await app.make.user();
    await ask(slug, asked.handle);
    await remove(slug, asked.handle);
    expect(await asks(asked)).toEqual([]);
  });

  it('sees it go at once on every device, taken back or refused, and nobody else hears of it', async () => {
    const { slug } = await create();
    await join(slug, keeper);
    const asked = await app.make.user();
    const [device, other] = [await app.socket(asked), await app.socket(keeper)];
    const refuse = () => app.call(routes.leaveOrganisation, { as: asked, params: { organisation: slug } });
    for (const end of [() => remove(slug, asked.handle), refuse]) {
      await ask(slug, asked.handle);
      const told = await device.next('notification.created');
      expect(told.unread).toBe(1);
      expect((await end()).status).toBe(204);
      expect(await device.next('notification.gone')).toEqual({ ids: [told.notification.id] });
    }
    await app.drain();
    expect(other.received('notification.gone')).toEqual([]);
  });
});
