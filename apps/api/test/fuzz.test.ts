import type { RouteContract } from '@moja-ulica/shared/http.ts';
import { apiRoutes } from '@moja-ulica/shared/routes.ts';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases } from '../src/features/moderation/tables.ts';
import { startTestApp, type TestApp } from '../src/testing/index.ts';
import { buildWorld, everybody, type Who, type World } from './authorisation/world.ts';
import { createJudge } from './fuzz/judge.ts';
import { createRandom } from './fuzz/odd-values.ts';
import { placeFields, placeValues } from './fuzz/places.ts';
import { validParts, type Known } from './fuzz/requests.ts';
import { fuzz, operations } from './fuzz/run.ts';
import { fuzzTokenSecret, plantSecrets, type Secrets } from './fuzz/secrets.ts';
import { socketActs } from './fuzz/sockets.ts';

const seed = Number(process.env.FUZZ_SEED ?? 20261122);
/** Odd requests and events; `npm run fuzz` sends more, from other seeds. */
const requests = Number(process.env.FUZZ_REQUESTS ?? 2_000);
/** The number of the one to send alone. */
const only = process.env.FUZZ_ONLY === undefined ? null : Number(process.env.FUZZ_ONLY);
/** So many are sent to one town: its clock moves with each, and people's sessions and suspensions end. */
const requestsPerTown = 2_000;

interface Town {
  readonly app: TestApp;
  readonly world: World;
  readonly secrets: Secrets;
  readonly knownOf: (random: () => number) => Known;
}

const openTown = async (): Promise<Town> => {
  const app = await startTestApp({ tokenSecret: fuzzTokenSecret });
  const world = await buildWorld(app);
  const secrets = await plantSecrets(app, world);
  const threads = [await world.thread(world.open), await world.thread(world.closed), await world.thread(world.city)];
  for (const thread of threads) {
    for (let count = 0; count < 4; count += 1) await app.make.reply({ thread, author: world.neighbour });
  }
  threads.push(...secrets.closedThreads, ...secrets.hiddenThreads);
  const opened = await app.platform.db.select({ id: cases.publicId }).from(cases);
  const { body: stairwell } = await app.call(apiRoutes.stairwells.createCode, {
    as: world.as('admin'),
    params: { place: world.open.slug },
    body: { label: 'klatka B', maxUses: 3, days: 9 },
  });
  const bystander = await app.make.user();
  const byApproval = await app.make.place({ slug: 'za-zgoda', joining: 'approval' });
  const { body: asked } = await app.call(apiRoutes.joinRequests.ask, {
    as: world.as('outsider'),
    params: { place: byApproval.slug },
    body: {},
  });
  const invited = await app.call(apiRoutes.invitations.makeInvitation, {
    as: world.neighbour,
    params: { place: world.open.slug },
  });
  const knownOf = (random: () => number): Known => {
    const of = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)];
    const known: Known = {
      place: () => of([world.open, world.closed, world.city, world.elsewhere, byApproval])?.slug,
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
      ...placeValues(world, of),
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
      recoveryCode: () => 'ABCDE-23456',
      passkey: () => 'passkeyofone',
      owner: () => bystander.handle,
      name: () => 'Telefon Ani',
      id: () => 'AAAA',
      clientDataJSON: () => 'e30',
      authenticatorData: () => 'AAAA',
      signature: () => 'MEUCIQ',
      userHandle: () => 'AAAA',
      credential: () => ({ id: 'AAAA', clientDataJSON: 'e30', attestationObject: 'oA', transports: ['usb'] }),
      stairwellCode: () => of([stairwell.code, 'AAAAAAAAA']),
      stairwell: () => stairwell.id,
      request: () => asked.id,
      label: () => 'Piastowska 12, klatka B',
      maxUses: () => 20,
      days: () => of([30, 1, null]),
      token: () => 'zmyslony-token-zmyslony-token',
      acceptedRules: () => true,
      posts: () => of(['keep', 'erase']),
      home: () => false,
      invitation: () => invited.body.token,
      organisation: () => of(['klub-sasiada', 'nie-ma-takiego']),
      contactUrl: () => 'https://klub.example',
      contactEmail: () => null,
      keeper: () => of([world.neighbour.handle, true]),
      places: () => [world.open.slug],
      people: () => of([world.neighbour.handle, 'nikt,nikogo']),
      ids: () => 'all',
      sort: () => 'newest',
      state: () => of(['waiting', 'open', 'decided']),
      show: () => of(['answered', 'unanswered', 'waiting']),
      cursor: () =>
        Buffer.from(String(of(['a', 'activity.0.', 'newest.99999999999999.aaaaaaaaaaaa']))).toString('base64url'),
      limit: () => 50,
      person: () => world.neighbour.publicId,
      duties: () => of([[], ['moderator']]),
      speaks: () => of([true, false]),
      unit: () => of(['Wydział Dróg', null]),
      admin: () => true,
      search: () => of(['osoba', 'ktos@example.org', '& | !']),
      role: () => of(['admin', 'liaison', 'moderator']),
      action: () => of(['role.place', 'post.hide']),
      by: () => world.neighbour.handle,
      about: () => world.neighbour.handle,
      from: () => '2026-01-01T00:00:00Z',
      changes: () => [{ key: of(['caseDays', 'requireSecondFactorForStaff']), value: of([7, false]) }],
    };
    return known;
  };
  return { app, world, secrets, knownOf };
};

describe('odd requests', () => {
  let town: Town;
  let app: TestApp;
  let world: World;
  beforeAll(async () => {
    town = await openTown();
    ({ app, world } = town);
  });
  afterAll(() => app.close());

  it('would be valid if nothing were odd: every field has a value that its operation takes', () => {
    const ajv = addFormats.default(new Ajv({ strict: false, coerceTypes: true }));
    const lacking: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const random = createRandom(seed + round);
      for (const [operation, route] of operations) {
        const parts = validParts(route, { random, known: town.knownOf(random) });
        for (const part of ['params', 'query', 'body'] as const) {
          const schema = route[part];
          if (schema === undefined || ajv.validate(schema, JSON.parse(JSON.stringify(parts[part])))) continue;
          lacking.push(`${operation}: ${part} needs known values in this file: ${ajv.errorsText()}`);
        }
      }
    }
    expect([...new Set(lacking)]).toEqual([]);
  });

  it('are judged by what would notice', async () => {
    const { leakIn } = town.secrets;
    const [guest, resident, moderator] = [null, world.as('resident'), world.as('moderator')];
    const own = JSON.stringify((await app.call(apiRoutes.identity.me, { as: resident })).body);
    const samples: readonly (readonly [text: string, leaksTo: readonly string[]])[] = [
      ['Lampa tylkodlaczlonkow', ['guest']],
      ['ukrytytekst0x', ['guest', 'resident']],
      ['notatkazgloszenia', ['guest']],
      ['$argon2id$v=19$m=19456', ['guest', 'resident', 'moderator']],
      ['at load (/srv/app/main.js:10:3)', ['guest', 'resident', 'moderator']],
      [own, ['guest', 'moderator']],
    ];
    for (const [text, leaksTo] of samples) {
      const found: string[] = [];
      for (const [who, reader] of Object.entries({ guest, resident, moderator })) {
        if ((await leakIn(text, reader)) !== null) found.push(who);
      }
      expect(found, text).toEqual(leaksTo);
    }
    const judge = createJudge(app);
    const route = apiRoutes.estates.listPlaces;
    const { statusCode, headers, payload } = await app.server.inject(route.path);
    const given = { statusCode, headers, payload };
    expect(judge(route, given)).toBeNull();
    const wrong = [{ statusCode: 201 }, { headers: {} }, { payload: '{}' }, { payload: 'x' }, { statusCode: 500 }];
    for (const change of wrong) expect(judge(route, { ...given, ...change }), JSON.stringify(change)).not.toBeNull();
  });

  it(
    `make nothing stumble, leak or say what it does not declare (seed ${seed})`,
    {
      timeout: 120_000 + requests * 60,
    },
    async () => {
      const say = (line: string): void => {
        if (process.env.FUZZ_REQUESTS !== undefined) process.stdout.write(`  ${line}\n`);
      };
      const stumbles: string[] = [];
      const statuses = new Map<number, number>();
      const covered = new Set<string>();
      for (let sent = 0, chapter = 0; sent < requests; sent += requestsPerTown, chapter += 1) {
        const own = chapter === 0 ? town : await openTown();
        const now = { seed: seed + chapter, requests: Math.min(requestsPerTown, requests - sent), only };
        if (requests > requestsPerTown) say(`town ${chapter + 1}, seed ${now.seed}`);
        const report = await fuzz({ ...own, ...now, known: own.knownOf, say });
        const again = `npm run fuzz -- --seed ${now.seed} --requests ${now.requests}`;
        stumbles.push(...report.stumbles.map((stumble) => `${stumble}\n  again: ${again}`));
        for (const [status, count] of report.statuses) statuses.set(status, (statuses.get(status) ?? 0) + count);
        for (const each of report.covered) covered.add(each);
        // What odd requests left behind can be handled, and the server still answers.
        expect((await own.app.call(apiRoutes.estates.listPlaces, {})).status).toBe(200);
        if (own !== town) await own.app.close();
        if (only !== null) break;
      }
      say(`answers: ${[...statuses].map(([status, count]) => `${status}: ${count}`).join(', ')}`);
      expect(stumbles).toEqual([]);
      if (only !== null || requests < requestsPerTown) return;
      // Not everything was turned away at the door.
      expect(statuses.get(200)).toBeGreaterThan(requests / 10);
      expect(statuses.get(201) ?? 0).toBeGreaterThan(requests / 1000);
      // Everybody did everything.
      const acts = [...operations.map(([name]) => name), ...socketActs.map((act) => `socket ${act}`)];
      const undone = acts
        .flatMap((act) => everybody.map((who) => `${act} as ${who}`))
        .filter((each) => !covered.has(each));
      expect(undone).toEqual([]);
    },
  );

  /** The clock runs through the test, so a token is made for each request. */
  const bearerOf = (who: Who) => {
    const user = world.as(who);
    return user && { token: app.http.tokens.sign({ userId: user.publicId, sessionId: user.sessionId }) };
  };

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
    'forbidden',
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
        route.path.endsWith('/threads/:thread') || route.method === 'PATCH'
          ? world.neighbour
          : world.as(/\/admin\/|\/(?:stairwell-codes|clear-factors)$/.test(route.path) ? 'admin' : 'moderator');
      const filled: Readonly<Record<string, unknown>> = {
        ...placeFields,
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
        name: 'Telefon Ani',
        credential: { id: 'AAAA', clientDataJSON: 'e30', attestationObject: 'oA', transports: [] },
        label: 'Piastowska 12, klatka B',
        maxUses: 20,
        days: 30,
        token: 'zmyslony-token-zmyslony-token',
      };
      const needed: unknown = route.body && 'required' in route.body ? route.body.required : [];
      const names = Array.isArray(needed) ? needed.map(String) : [];
      const answer = await app.callRaw(route, {
        as: user && { token: user.token },
        params: {
          place: world.open.slug,
          thread: target.thread.publicId,
          number: 2,
          case: latest?.id,
          street: world.open.streets[0],
        },
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
