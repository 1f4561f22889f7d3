import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { afterAll, expect, test } from 'vitest';
import { cpuMsOf } from '../../testing/cpu-time.ts';
import { startTestApp } from '../../testing/index.ts';

const app = await startTestApp();
afterAll(() => app.close());

/** What a thing costs is what it took when nothing else came between. */
const fastest = (times: readonly number[]): number => Math.min(...times);

/** What tells one answer from another: not the request's own number, nor the random cookie. */
const comparable = (answer: { status: number; body: unknown; headers: Readonly<Record<string, unknown>> }) => ({
  status: answer.status,
  body: answer.body,
  headers: Object.keys(answer.headers).toSorted(),
  cookie: String(answer.headers['set-cookie']).replace(/=[A-Za-z0-9_-]{43};/, '=…;'),
});

test('registering answers alike for known and unknown addresses, and as fast', async () => {
  const place = await app.make.place();
  const register = (email: string) =>
    app.call(identityRoutes.register, {
      body: {
        email,
        displayName: 'Jan Nowy',
        password: 'zielony rower na balkonie',
        homePlace: place.slug,
        locale: 'pl',
        acceptedRules: true,
      },
    });
  const timed = async (times: number[], email: string) => {
    let answer: Awaited<ReturnType<typeof register>> | undefined;
    times.push(await cpuMsOf(async () => (answer = await register(email))));
    if (answer === undefined) throw new Error('There was no answer');
    return comparable(answer);
  };

  const [known, unknown]: [number[], number[]] = [[], []];
  for (let round = 0; round < 9; round += 1) {
    const user = await app.make.user();
    const ofUnknown = await timed(unknown, `nikt-${round}@poczta.example`);
    expect(await timed(known, user.email)).toEqual(ofUnknown);
  }
  // Both hash a password, write a row and queue a job.
  expect(fastest(unknown)).toBeGreaterThan(fastest(known) * 0.6);
  expect(fastest(unknown)).toBeLessThan(fastest(known) * 1.7);
});

test('a code for confirming is refused alike for known, unknown and waiting addresses', async () => {
  const user = await app.make.user();
  const refusals = await Promise.all(
    [user.email, 'nikt@poczta.example', 'nikt-0@poczta.example'].map((email) =>
      app.call(identityRoutes.confirmEmail, { body: { email, code: '000000' } }),
    ),
  );
  expect(new Set(refusals.map(({ status, body }) => JSON.stringify({ status, code: body.code }))).size).toBe(1);
});
