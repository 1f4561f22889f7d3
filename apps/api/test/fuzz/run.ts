import type { RouteContract } from '@moja-ulica/shared/http.ts';
import type { Room } from '@moja-ulica/shared/realtime.ts';
import { apiRoutes } from '@moja-ulica/shared/routes.ts';
import { users } from '../../src/features/identity/tables.ts';
import type { TestApp, TestUser } from '../../src/testing/index.ts';
import { everybody, type Who, type World } from '../authorisation/world.ts';
import { createJudge } from './judge.ts';
import { createRandom } from './odd-values.ts';
import { createRequests, type FuzzRequest, type Known } from './requests.ts';
import type { Secrets } from './secrets.ts';
import { openSockets, socketActs } from './sockets.ts';

/** Every operation of the contract by its name. */
export const operations = Object.entries(apiRoutes).flatMap(([feature, routes]) =>
  Object.entries(routes).map(([name, route]): readonly [string, RouteContract] => [`${feature}.${name}`, route]),
);

/** Jobs are done and live events looked at after so many requests. */
const drainEvery = 100;

export interface FuzzOptions {
  readonly app: TestApp;
  readonly world: World;
  readonly secrets: Secrets;
  /** Values for fields, made of the random numbers of the request at hand. */
  readonly known: (random: () => number) => Known;
  readonly seed: number;
  readonly requests: number;
  /** Sends this one alone. */
  readonly only: number | null;
  readonly say: (line: string) => void;
}

export interface FuzzReport {
  /** What went wrong, each with its number and how to send it again. */
  readonly stumbles: readonly string[];
  readonly statuses: ReadonlyMap<number, number>;
  /** Operations and socket acts by who did them: `operation as who`. */
  readonly covered: ReadonlySet<string>;
}

/** As much of a request as tells what is odd about it. */
const describe = ({ method, url, headers, payload }: FuzzRequest): string => {
  const { authorization = '', origin, ...others } = headers;
  const from = `${authorization.slice(0, 12)} ${origin ?? ''} ${JSON.stringify(others).slice(0, 200)}`;
  return `${method} ${url.slice(0, 200)} ${from} ${(payload ?? '').toString().slice(0, 300)}`;
};

/**
 * Sends so many requests and socket events, each operation and act by each kind of person in turn. The same seed makes the same
 * requests: each has random numbers of its own, by its number.
 */
export const fuzz = async (options: FuzzOptions): Promise<FuzzReport> => {
  const { app, world, secrets, seed } = options;
  const judge = createJudge(app);
  const people = new Map<Who, TestUser>();
  const personOf = (who: Who): TestUser | null => (who === 'guest' ? null : (people.get(who) ?? world.as(who)));
  const rooms: readonly Room[] = [
    `forum:${world.open.slug}`,
    `forum:${world.closed.slug}`,
    ...[...secrets.closedThreads, ...secrets.hiddenThreads].map(({ publicId }): Room => `thread:${publicId}`),
  ];
  const sockets = await openSockets({ app, secrets, personOf, rooms });

  const acts = [...operations.map(([name]) => name), ...socketActs.map((act) => `socket ${act}`)];
  const routeOf = new Map(operations);
  const stumbles: string[] = [];
  const statuses = new Map<number, number>();
  const covered = new Set<string>();

  /** Whoever signed out everywhere or left for good is followed by another of their kind. */
  const renew = async (who: Exclude<Who, 'guest'>): Promise<void> => {
    const person = await world.fresh(who);
    people.set(who, person);
    await sockets.renew(who);
  };

  const send = async (route: RouteContract, who: Who, random: () => number) => {
    const token = personOf(who)?.token ?? null;
    const { publicUrl } = app.platform.config;
    const request = createRequests({ random, known: options.known(random), origin: publicUrl })(route, token);
    const said = describe(request);
    try {
      const given = await app.server.inject(request);
      statuses.set(given.statusCode, (statuses.get(given.statusCode) ?? 0) + 1);
      const all = `${given.payload}${JSON.stringify(given.headers)}`;
      const leak = await secrets.leakIn(all, personOf(who), JSON.stringify(request));
      const fault = judge(route, given) ?? leak;
      if (given.statusCode === 401 && given.payload.includes('session_ended') && who !== 'guest') await renew(who);
      return { said, fault: fault === null ? null : `${given.statusCode}, ${fault}: ${given.payload.slice(0, 400)}` };
    } catch (error) {
      return { said, fault: String(error) };
    }
  };

  /** What waits is done, and whoever heard or was mailed something may know it. */
  const settle = async (until: number): Promise<void> => {
    const faults: string[] = [];
    await app.drain().catch((error: unknown) => faults.push(`what was left to do failed: ${String(error)}`));
    faults.push(...(await sockets.faults()));
    const everyone = await app.platform.db.select({ id: users.id, email: users.email }).from(users);
    const byEmail = new Map(everyone.map((user) => [user.email, user]));
    for (const mail of app.mailbox.all) {
      const leak = await secrets.leakIn(
        `${mail.subject}${mail.text}${mail.html}`,
        byEmail.get(mail.to) ?? null,
        mail.to,
      );
      if (leak !== null) faults.push(`mail to ${mail.to}: ${leak}`);
    }
    app.mailbox.clear();
    stumbles.push(...faults.map((fault) => `before #${String(until)}: ${fault}`));
  };

  const startedAt = performance.now();
  const first = options.only ?? 0;
  const last = options.only === null ? options.requests : options.only + 1;
  for (let number = first; number < last; number += 1) {
    const random = createRandom(seed * 1_000_003 + number);
    const act = acts[number % acts.length] ?? '';
    const who = everybody[(Math.floor(number / acts.length) + (number % acts.length)) % everybody.length] ?? 'guest';
    app.clock.advance({ minutes: 1 });
    covered.add(`${act} as ${who}`);
    const route = routeOf.get(act);
    const { said, fault } =
      route === undefined ? await sockets.act(act.replace('socket ', ''), who, random) : await send(route, who, random);
    if (fault !== null) stumbles.push(`#${String(number)} ${act} as ${who}: ${fault} ${said}`);
    if ((number + 1) % drainEvery === 0 || number + 1 === last) await settle(number + 1);
    if ((number + 1) % 500 === 0) {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
      options.say(
        `${String(number + 1)} of ${String(last)} requests, ${seconds} s, ${String(stumbles.length)} stumbles`,
      );
    }
  }
  return { stumbles, statuses, covered };
};
