import { documentFacts as factKinds, factNames } from '@moja-ulica/shared/documents/facts.ts';
import { documentRoutes as routes } from '@moja-ulica/shared/documents/routes.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../testing/index.ts';
import { openScratch, type Scratch } from '../../testing/reader.ts';
import { documentChecks } from './checks.ts';

const sample = { text: 'Gmina Nigdzie', email: 'fora@nigdzie.example', phone: '+48 85 000 00 00', date: '2026-11-29' };

let app: TestApp;
let admin: TestUser;
let scratch: Scratch;
beforeAll(async () => {
  app = await startTestApp();
  admin = await app.make.user({ admin: true });
  scratch = await openScratch(app.platform.database);
});
afterAll(async () => {
  if (app.platform.database.kind === 'postgresql') await scratch.close();
  await app.close();
});

const findings = async (): Promise<readonly string[]> => {
  const context = { config: app.platform.config, reader: scratch.reader, now: app.clock.now() };
  const found = await Promise.all(documentChecks.map((check) => check.run(context)));
  return found.flat().map(({ problem }) => problem);
};

const tell = async (facts: Record<string, string>): Promise<void> => {
  const { body } = await app.call(routes.editedDocuments, { as: admin });
  const { revision, values } = body.facts;
  const changed = { basedOn: revision, values: { ...values, ...facts } };
  expect((await app.call(routes.changeDocumentFacts, { as: admin, body: changed })).status).toBe(200);
};

it('the doctor names each document that lacks what the law asks for, and no other', async () => {
  expect(await findings()).toContainEqual(expect.stringMatching(/^\/prywatnosc \(pl\) .*bodyName/));
  await tell(Object.fromEntries(factNames.map((name) => [name, sample[factKinds[name]]])));
  expect(await findings()).toEqual([]);

  await tell({ dataProtectionEmail: '' });
  expect((await findings()).toSorted()).toEqual(
    ['/kontakt (en)', '/kontakt (pl)', '/prywatnosc (en)', '/prywatnosc (pl)'].map(
      (which) => `${which} is not complete: dataProtectionEmail.`,
    ),
  );

  await tell({ dataProtectionEmail: sample.email });
  const statement = {
    locale: 'pl',
    body: `# Deklaracja\n\n${'Tekst bez żadnego z identyfikatorów. '.repeat(3)}`,
  } as const;
  const publication = { ...statement, basedOn: 0, note: 'x', effectiveOn: '2026-11-22', announce: false };
  await app.call(routes.publishDocument, { as: admin, params: { document: 'accessibility' }, body: publication });
  expect(await findings()).toEqual([expect.stringMatching(/^\/dostepnosc \(pl\) .*a11y-status/)]);
});
