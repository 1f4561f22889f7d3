import { documentRoutes as routes } from '@moja-ulica/shared/documents/routes.ts';
import type { DocumentPublication } from '@moja-ulica/shared/documents/schema.ts';
import { desc } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../testing/index.ts';
import { auditLog } from '../moderation/tables.ts';
import { documentFacts, documentVersions } from './tables.ts';

const day = (text: string): string => text.slice(0, 10);

describe('documents', () => {
  let app: TestApp;
  let admin: TestUser;
  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.make.user({ admin: true, displayName: 'Joanna Sowa' });
  });
  afterEach(async () => {
    await app.platform.db.delete(documentVersions);
    await app.platform.db.delete(documentFacts);
    await app.drain();
  });
  afterAll(() => app.close());

  const today = () => day(app.clock.now().toISOString());
  const later = (days: number) => day(new Date(app.clock.now().getTime() + days * 86_400_000).toISOString());

  const publish = (change: Partial<DocumentPublication> = {}, document: 'rules' | 'contact' = 'rules', key?: string) =>
    app.call(routes.publishDocument, {
      as: admin,
      params: { document },
      body: {
        locale: 'pl',
        body: '# Nowe zasady\n\nPisz krótko i na temat, a wszystkim będzie lżej.\n',
        basedOn: 0,
        note: 'krócej',
        effectiveOn: today(),
        announce: false,
        ...change,
      },
      ...(key !== undefined && { key }),
    });

  const read = (document: 'rules' | 'contact' = 'rules', lang?: 'pl' | 'en' | 'uk') =>
    app.call(routes.document, { params: { document }, query: { ...(lang && { lang }) } });

  const facts = async () => (await app.call(routes.editedDocuments, { as: admin })).body.facts;
  const changeFacts = async (change: Record<string, string>, basedOn?: number) => {
    const { revision, values } = await facts();
    return app.call(routes.changeDocumentFacts, {
      as: admin,
      body: { basedOn: basedOn ?? revision, values: { ...values, ...change } },
    });
  };

  it('are there before anybody has written them, in Polish for who reads in neither language', async () => {
    expect((await read()).body).toMatchObject({ title: 'Zasady forów', locale: 'pl', version: null, complete: false });
    expect((await read('rules', 'en')).body).toMatchObject({ title: 'Forum rules', locale: 'en' });
    expect((await read('rules', 'uk')).body).toMatchObject({ title: 'Zasady forów', locale: 'pl' });
  });

  it('are replaced in one language, with who did it in the log and in the history', async () => {
    const { status, body } = await publish();
    expect(status).toBe(201);
    expect(body.versions).toEqual([
      expect.objectContaining({ number: 1, note: 'krócej', author: 'Joanna Sowa', announced: false }),
    ]);
    expect((await read()).body).toMatchObject({
      title: 'Nowe zasady',
      description: 'Pisz krótko i na temat, a wszystkim będzie lżej.',
      version: { number: 1, effectiveOn: today() },
    });
    expect((await read('rules', 'en')).body.title).toBe('Forum rules');
    const [row] = await app.platform.db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1);
    expect(row).toMatchObject({ actorId: admin.id, action: 'document.publish', subject: 'document:rules' });
    expect(row?.details).toMatchObject({ locale: 'pl', number: 1, note: 'krócej' });
  });

  it('keep what they said earlier for everybody to read, where they bind people', async () => {
    await publish();
    await publish({ basedOn: 1, body: '# Zasady drugie\n\nPisz jeszcze krócej, a wszystkim będzie lżej.\n' });
    const versions = await app.call(routes.documentVersions, { params: { document: 'rules' } });
    expect(versions.body.items.map(({ number }) => number)).toEqual([2, 1]);
    const first = await app.call(routes.documentVersion, { params: { document: 'rules', number: 1 } });
    expect(first.body.title).toBe('Nowe zasady');
    await publish({}, 'contact');
    const hidden = await app.call(routes.documentVersion, { params: { document: 'contact', number: 1 } });
    expect(hidden.body.code).toBe('document_version_not_found');
  });

  it('come into force on their day, and not when something newer came before it', async () => {
    await publish({ effectiveOn: later(14), announce: true });
    expect((await read()).body).toMatchObject({ version: null, upcoming: { number: 1, effectiveOn: later(14) } });
    app.clock.advance({ hours: 14 * 24 });
    expect((await read()).body).toMatchObject({ version: { number: 1 }, upcoming: null });
    await publish({ basedOn: 1, effectiveOn: later(14) });
    await publish({ basedOn: 2, effectiveOn: today() });
    expect((await read()).body).toMatchObject({ version: { number: 3 }, upcoming: null });
  });

  it('hold from today at the earliest', async () => {
    await publish({ effectiveOn: '2001-01-01' });
    expect((await read()).body.version?.effectiveOn).toBe(today());
  });

  it('are not overwritten by the second of two who edit', async () => {
    const texts = [
      '# Raz\n\nTekst pierwszej osoby, dość długi, żeby go przyjąć.',
      '# Dwa\n\nTekst drugiej osoby, dość długi, żeby go przyjąć.',
    ];
    const answers = await Promise.all(texts.map((body) => publish({ body })));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('document_changed');
    const kept = await app.platform.db.select().from(documentVersions);
    expect(kept).toHaveLength(1);
    expect((await publish()).body.code).toBe('document_changed');
  });

  it('are published once by a request that comes twice', async () => {
    const once = await publish({}, 'rules', 'ten-sam-klucz-1');
    const twice = await publish({}, 'rules', 'ten-sam-klucz-1');
    expect([once.status, twice.status]).toEqual([201, 201]);
    expect(twice.body.versions).toHaveLength(1);
  });

  it.each([
    ['no title', { body: 'Sam tekst bez tytułu, ale wystarczająco długi.' }, 'body'],
    ['nothing to be seen', { body: `# ${'\u200b'.repeat(60)}` }, 'body'],
    ['a day that there is not', { effectiveOn: '2026-02-31' }, 'effectiveOn'],
  ])('are refused with %s', async (_, change, field) => {
    expect(await publish(change)).toMatchObject({ status: 400, body: { code: 'invalid_input', fields: [{ field }] } });
  });

  it('say of the town what was typed in, and what is missing to the administrator alone', async () => {
    expect(await changeFacts({ bodyName: 'Gmina Nigdzie', email: 'fora@nigdzie.example' })).toMatchObject({
      status: 200,
    });
    const { html, complete } = (await read('contact')).body;
    expect(html).toContain('Gmina Nigdzie');
    expect(html).toContain('href="mailto:fora@nigdzie.example"');
    expect(complete).toBe(false);
    const { items } = (await app.call(routes.editedDocuments, { as: admin })).body;
    const contact = items.find(({ document, locale }) => document === 'contact' && locale === 'pl');
    expect(contact?.problems.missing).toContain('phone');
    expect(contact?.problems.missing).not.toContain('email');
    const [row] = await app.platform.db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1);
    expect(row).toMatchObject({ action: 'document.facts', details: { after: { bodyName: 'Gmina Nigdzie' } } });
  });

  it('take no fact that is not of its kind, and none typed over an older state', async () => {
    expect(await changeFacts({ email: 'nie adres' })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'values.email' }] },
    });
    expect(await changeFacts({ publishedOn: 'wczoraj' })).toMatchObject({ status: 400 });
    await changeFacts({ bodyName: 'Gmina' });
    expect((await changeFacts({ bodyName: 'Inna' }, 0)).body.code).toBe('document_changed');
    expect((await facts()).values['bodyName']).toBe('Gmina');
  });

  it('tell people who have an account of a change that was announced', async () => {
    const jan = await app.make.user();
    app.clock.advance({ minutes: 1 });
    await publish({ announce: true, effectiveOn: later(14) });
    app.clock.advance({ minutes: 1 });
    const ola = await app.make.user({ registeredAt: app.clock.now() });
    const noticesOf = async (as: TestUser) => (await app.call(routes.documentNotices, { as })).body.items;
    expect(await noticesOf(jan)).toEqual([{ document: 'rules', number: 1, effectiveOn: later(14), note: 'krócej' }]);
    expect(await noticesOf(ola)).toEqual([]);
    await publish({ basedOn: 1 });
    expect(await noticesOf(jan)).toHaveLength(1);
  });

  it('show in the preview what they would look like', async () => {
    const { body } = await app.call(routes.previewDocument, {
      as: admin,
      params: { document: 'accessibility' },
      body: { locale: 'en', body: '# Title\n\n{#a11y-status x} <script>alert(1)</script> {{nonsense}} {{phone}}' },
    });
    expect(body.html).toBe(
      '<p><span id="a11y-status">x</span> &lt;script&gt;alert(1)&lt;/script&gt; {{nonsense}} <em>not given yet</em></p>',
    );
    expect(body.problems).toMatchObject({ missing: ['phone'], unknown: ['nonsense'] });
    expect(body.problems.ids).toContain('a11y-kontakt');
    expect(body.problems.ids).not.toContain('a11y-status');
  });
});
