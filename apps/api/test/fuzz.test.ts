import type { RouteContract } from '@moja-ulica/shared/http.ts';
import { apiRoutes } from '@moja-ulica/shared/routes.ts';
import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases } from '../src/features/moderation/tables.ts';
import { startTestApp, type TestApp } from '../src/testing/index.ts';
import { buildWorld, everybody, type Who, type World } from './authorisation/world.ts';
import { createOddRequests, type Known } from './fuzz/odd-request.ts';
import { createRandom } from './fuzz/odd-values.ts';

const seed = Number(process.env.FUZZ_SEED ?? 20261122);
/** Odd requests of each operation; a long night has more. */
const rounds = Number(process.env.FUZZ_ROUNDS ?? 14);

const operations = Object.entries(apiRoutes).flatMap(([feature, routes]) =>
  Object.entries(routes).map(([name, route]): readonly [string, RouteContract] => [`${feature}.${name}`, route]),
);

describe('odd requests', () => {
  let app: TestApp;
  let world: World;
  beforeAll(async () => {
    app = await startTestApp();
    world = await buildWorld(app);
  });
  afterAll(() => app.close());

  /** The clock runs through the test, so a token is made for each request. */
  const bearerOf = (who: Who) => {
    const user = world.as(who);
    return user && { token: app.http.tokens.sign({ userId: user.publicId, sessionId: user.sessionId }) };
  };

  it(`make no operation stumble (seed ${seed})`, { timeout: 120_000 + rounds * 20_000 }, async () => {
    const random = createRandom(seed);
    const of = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)];
    const threads = [await world.thread(world.open), await world.thread(world.closed), await world.thread(world.city)];
    for (const thread of threads) {
      for (let count = 0; count < 4; count += 1) await app.make.reply({ thread, author: world.neighbour });
    }
    const reported = await world.post(world.open, world.neighbour);
    await app.callRaw(apiRoutes.moderation.reportPost, {
      as: bearerOf('resident'),
      params: { thread: reported.thread.publicId, number: 2 },
      body: { reason: 'spam' },
    });
    const opened = await app.platform.db.select({ id: cases.publicId }).from(cases);

    const known: Known = {
      place: () => of([world.open, world.closed, world.city, world.elsewhere])?.slug,
      homePlace: () => of([world.open, world.elsewhere])?.slug,
      thread: () => of(threads)?.publicId,
      threads: () => threads.map(({ publicId }) => publicId).join(','),
      number: () => of([1, 2, 3, 4, 5, 6, 2_000_000_000]),
      replyTo: () => of([1, 2, 5]),
      page: () => of([1, 1, 2, 1_000_000]),
      case: () => of(opened)?.id,
      handle: () => world.neighbour.handle,
      since: () => of([0, 1, 2_000_000_000]),
      title: () => 'Ławka przy Piastowskiej',
      body: () => 'Od wtorku nie świeci latarnia przy przystanku.',
      reason: () => of(['spam', 'Post podaje cudze dane, a na to nie ma zgody.']),
      note: () => 'Numer telefonu w drugim zdaniu.',
      rule: () => 'spam',
      kind: () => of(['discussion', 'matter']),
      topic: () => of(world.open.topics),
      streets: () => world.open.streets,
      institution: () => world.institution.slug,
      official: () => ({ institution: world.institution.slug }),
      lang: () => 'uk',
      locale: () => of(['pl', 'nb']),
      email: () => `ktos-${Math.floor(random() * 1e6)}@example.org`,
      displayName: () => 'Maria Nowa',
      bio: () => 'Piszę wolno.',
      hereSince: () => of(['od zawsze', null]),
      canHelpWith: () => null,
      languages: () => of([[], ['pl', 'pso']]),
      shownTo: () => of(['neighbours', 'nobody']),
      password: () => 'sto-par-gumowcow-w-sieni',
      currentPassword: () => 'zle-haslo-zle-haslo',
      session: () => world.neighbour.sessionId,
      code: () => '012345',
      token: () => 'zmyslony-token-zmyslony-token',
      acceptedRules: () => true,
      home: () => false,
      ids: () => 'all',
      sort: () => 'newest',
      state: () => of(['waiting', 'open', 'decided']),
      show: () => of(['answered', 'unanswered', 'waiting']),
      cursor: () =>
        Buffer.from(String(of(['a', 'activity.0.', 'newest.99999999999999.aaaaaaaaaaaa']))).toString('base64url'),
      limit: () => 50,
      changes: () => [{ key: of(['promiseDays', 'requireSecondFactorForStaff']), value: of([7, true]) }],
    };
    const oddRequest = createOddRequests(random, known);

    const stumbles: string[] = [];
    const statuses = new Map<number, number>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [operation, route] of operations) {
        const who = of(everybody) ?? 'guest';
        const request = oddRequest(route);
        app.clock.advance({ minutes: 10 });
        const outcome = await app.callRaw(route, { ...request, as: bearerOf(who) }).then(
          ({ status, body }) => {
            statuses.set(status, (statuses.get(status) ?? 0) + 1);
            return status < 500 ? null : `${status} ${body?.code ?? ''}`;
          },
          (error: unknown) => String(error),
        );
        if (outcome !== null)
          stumbles.push(`${operation} as ${who}: ${outcome} ${JSON.stringify(request).slice(0, 600)}`);
      }
    }
    expect(stumbles).toEqual([]);
    // Not everything was turned away at the door.
    expect(statuses.get(200)).toBeGreaterThan(rounds);
    expect(statuses.get(201) ?? 0).toBeGreaterThan(0);
    // What odd requests left behind (mails, notices, live events) can be handled, and the server still answers.
    await app.drain();
    expect((await app.call(apiRoutes.estates.listPlaces, {})).status).toBe(200);
  });

  const texts: readonly (readonly [what: string, text: string])[] = [
    ['a null', 'Ławka\0 przy Piastowskiej'],
    ['half a character', 'Ławka\ud83d przy Piastowskiej'],
    ['the other half', 'Ławka\ude00 przy Piastowskiej'],
    ['nothing to see', '\u200b\u3164\u2800\u00ad'.repeat(5)],
    ['marks that turn lines round', '\u202eŁawka\u2066 przy Piastowskiej'],
  ];

  /** Refusals that would show that a request never came as far as its text. */
  const notForThem = [
    'unauthorized',
    'not_a_member',
    'not_moderator_here',
    'not_author',
    'thread_not_found',
    'post_not_found',
    'case_not_found',
    'own_post',
    'posting_too_fast',
    'case_already_decided',
  ];

  /** What is free text in a body: not chosen from a list, not held to a pattern. */
  const isText = (schema: unknown): boolean =>
    typeof schema === 'object' &&
    schema !== null &&
    'type' in schema &&
    schema.type === 'string' &&
    !('pattern' in schema);

  const writing = operations.flatMap(([operation, route]) => {
    const properties: unknown = route.body && 'properties' in route.body ? route.body.properties : undefined;
    const fields = Object.entries(properties ?? {}).filter(([, schema]) => isText(schema));
    return fields.map(([field]): readonly [string, string, RouteContract] => [operation, field, route]);
  });

  it.each(writing)('by those who may: %s takes or refuses any %s', async (_operation, field, route) => {
    for (const [what, text] of texts) {
      app.clock.advance({ minutes: 10 });
      const target = await world.post(world.open, world.neighbour, { hidden: route.path.endsWith('/restore') });
      const report = { params: { thread: target.thread.publicId, number: 2 }, body: { reason: 'insult' } };
      if (route.path.includes('/cases/')) {
        await app.callRaw(apiRoutes.moderation.reportPost, { ...report, as: bearerOf('resident') });
      }
      const [latest] = await app.platform.db
        .select({ id: cases.publicId })
        .from(cases)
        .orderBy(desc(cases.id))
        .limit(1);
      const user =
        route.path.endsWith('/threads/:thread') || route.method === 'PATCH' ? world.neighbour : world.as('moderator');
      const filled: Readonly<Record<string, unknown>> = {
        title: 'Ławka przy Piastowskiej',
        body: 'Od wtorku nie świeci latarnia przy przystanku.',
        kind: 'discussion',
        rule: 'spam',
        reason: route.path.endsWith('/reports') ? 'spam' : 'Post podaje cudze dane, a na to nie ma zgody.',
        email: 'ktos@example.org',
        displayName: 'Maria Nowa',
        password: 'sto-par-gumowcow-w-sieni',
        homePlace: world.open.slug,
        locale: 'pl',
        acceptedRules: true,
        currentPassword: 'zle-haslo-zle-haslo',
        code: '012345',
        token: 'zmyslony-token-zmyslony-token',
      };
      const needed: unknown = route.body && 'required' in route.body ? route.body.required : [];
      const names = Array.isArray(needed) ? needed.map(String) : [];
      const answer = await app.callRaw(route, {
        as: user && { token: app.http.tokens.sign({ userId: user.publicId, sessionId: user.sessionId }) },
        params: { place: world.open.slug, thread: target.thread.publicId, number: 2, case: latest?.id },
        body: { ...Object.fromEntries(names.map((name) => [name, filled[name]])), [field]: text },
      });
      // Refused for what was written, or taken: never for who wrote it, and nothing breaks.
      const said = `${what}: ${answer.status} ${JSON.stringify(answer.body)}`;
      expect(answer.status, said).toBeLessThan(500);
      expect(notForThem, said).not.toContain(answer.body?.code);
      if (text.includes('\0')) expect(answer.status).toBe(400);
    }
    await app.drain();
  });
});
