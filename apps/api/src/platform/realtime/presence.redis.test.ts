import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { linkPresence } from './presence-redis.ts';
import type { PresenceLink } from './presence.ts';

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

const state = { readers: 2, writers: [{ userId: 'janjanjanjan', name: 'Jan' }] };

it('adds up what the other instances hold', async () => {
  const [first, second] = [link(), link()];
  const changed = new Promise<string>((resolve) => {
    second.onOthers(resolve);
  });
  // Said before anybody listens: it is said again once Redis is there.
  first.publish(room, state);
  await expect.poll(() => (first.publish(room, state), second.others(room).readers)).toBe(2);
  expect(await changed).toBe(room);
  expect(second.others(room)).toEqual(state);
  expect(first.others(room)).toEqual({ readers: 0, writers: [] });
  first.publish(room, { readers: 0, writers: [] });
  await expect.poll(() => second.others(room).readers).toBe(0);
});
