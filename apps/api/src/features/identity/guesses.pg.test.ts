import { identityRoutes as routes } from '@moja-ulica/shared/identity/routes.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/index.ts';
import { emailCodes } from './tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

it('guesses at a mailed proof that come at once are judged one after the other: the fifth ends it', async () => {
  const jan = await app.make.user();
  await app.call(routes.requestProof, { as: jan });
  await app.drain();
  const code = /\b\d{6}\b/.exec(app.mailbox.to(jan.email).at(-1)?.text ?? '')?.[0] ?? '';
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  // Each for another address: how often one is written to is a limit of its own.
  const guess = (typed: string, nth: number) =>
    app.call(routes.changeEmail, { as: jan, body: { email: `nowy-${String(nth)}@poczta.example`, code: typed } });
  const answers = await Promise.all(Array.from({ length: 9 }, (_, nth) => guess(wrong, nth)));
  expect(answers.map(({ body }) => body?.code)).toEqual(Array.from({ length: 9 }, () => 'code_invalid'));
  const [row] = await app.platform.db
    .select({ attempts: emailCodes.attempts })
    .from(emailCodes)
    .where(and(eq(emailCodes.email, jan.email), eq(emailCodes.purpose, 'prove')));
  expect(row).toEqual({ attempts: 5 });
  expect((await guess(code, 9)).body?.code).toBe('code_invalid');
});
