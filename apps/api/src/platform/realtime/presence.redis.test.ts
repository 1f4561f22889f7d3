import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { linkPresence } from './presence-redis.ts';
import { createPresence, type PresenceLink, type RoomState, type Shown } from './presence.ts';

const redisUrl = process.env.TEST_REDIS_URL ?? '';
const log = pino({ level: 'silent' });
const room = 'thread:threadthread';

const links: PresenceLink[] = [];
const link = (): PresenceLink => {
  const made = linkPresence(redisUrl, log);
  links.push(made);
  return made;
};
afterEach(async () => {
  await Promise.all(links.splice(0).map((made) => made.close()));
});

const state: RoomState = { people: ['janjanjanjan'], guests: 1, writers: [{ userId: 'janjanjanjan', name: 'Jan' }] };

it('adds up what the other instances hold', async () => {
  const [first, second] = [link(), link()];
  const changed = new Promise<string>((resolve) => {
    second.onOthers(resolve);
  });
  // Said before anybody listens: it is said again once Redis is there.
  first.publish(room, state);
  await expect.poll(() => (first.publish(room, state), second.others(room))).toEqual([state]);
  expect(await changed).toBe(room);
  expect(first.others(room)).toEqual([]);
  first.publish(room, { people: [], guests: 0, writers: [] });
  await expect.poll(() => second.others(room)).toEqual([]);
});

it('counts a person with tabs on two instances once', async () => {
  const instances = [link(), link()].map((made) => {
    const shown: Shown[] = [];
    const presence = createPresence({ link: made, show: (_room, seen) => shown.push(seen), betweenMs: 20 });
    return { presence, last: () => shown.at(-1)?.readers };
  });
  const [first, second] = instances;
  first?.presence.joined(room, 'tab', 'janjanjanjan');
  second?.presence.joined(room, 'other tab', 'janjanjanjan');
  second?.presence.joined(room, 'guest', null);
  // Said again and again, as the link does every while: Redis may not have been there the first time.
  const again = setInterval(() => {
    first?.presence.joined(room, 'tab', 'janjanjanjan');
    second?.presence.joined(room, 'other tab', 'janjanjanjan');
  }, 100);
  await expect.poll(() => instances.map(({ last }) => last())).toEqual([2, 2]);
  clearInterval(again);
  for (const { presence } of instances) presence.close();
});
