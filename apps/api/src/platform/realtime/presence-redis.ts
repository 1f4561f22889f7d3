import { roomPattern } from '@moja-ulica/shared/realtime.ts';
import type { Room } from '@moja-ulica/shared/realtime.ts';
import type { Logger } from 'pino';
import { createClient } from 'redis';
import { newPublicId } from '../ids.ts';
import type { PresenceLink, RoomState, Writer } from './presence.ts';

const channel = 'moja-ulica:presence';
/** Instances repeat what they hold; one that fell silent is forgotten. */
const repeatMs = 15_000;
const keptMs = 40_000;
const maxWriters = 20;
/** Of so many in one room who is on two instances is known; the others are numbers only. */
const maxPeople = 500;

interface Message {
  readonly from: string;
  readonly room: Room;
  readonly state: RoomState;
}

interface Heard {
  readonly state: RoomState;
  readonly untilMs: number;
}

const isRoom = (value: unknown): value is Room => typeof value === 'string' && roomPattern.test(value);

const isWriter = (value: unknown): value is Writer =>
  typeof value === 'object' &&
  value !== null &&
  'userId' in value &&
  typeof value.userId === 'string' &&
  'name' in value &&
  typeof value.name === 'string';

const parse = (text: string): Message | null => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { from, room, people, guests, writers }: { readonly [N in keyof RoomState | 'from' | 'room']?: unknown } =
    value;
  if (typeof from !== 'string' || !isRoom(room) || typeof guests !== 'number') return null;
  if (!Array.isArray(people) || !Array.isArray(writers)) return null;
  return { from, room, state: { people: people.filter(isText), guests, writers: writers.filter(isWriter) } };
};

const isText = (value: unknown): value is string => typeof value === 'string';

const isEmpty = ({ people, guests }: RoomState): boolean => people.length === 0 && guests === 0;

/**
 * Shares who reads and writes between instances over Redis' publish and subscribe: nothing is stored, every instance says what
 * it holds and believes the others for a while. Without Redis, or while it is away, each shows its own visitors only.
 */
export const linkPresence = (redisUrl: string, log: Logger): PresenceLink => {
  const me = newPublicId();
  const own = new Map<Room, RoomState>();
  const heard = new Map<Room, Map<string, Heard>>();
  const handlers: ((room: Room) => void)[] = [];
  const publisher = createClient({
    url: redisUrl,
    // What cannot be said now is said again by the next repetition.
    disableOfflineQueue: true,
    socket: { connectTimeout: 2_000, reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, 5_000) },
  });
  const subscriber = publisher.duplicate({ disableOfflineQueue: false });

  let away = false;
  const lost = (error: unknown): void => {
    if (!away) log.warn({ err: error }, 'Redis is away: each instance shows its own readers only');
    away = true;
  };
  const back = (): void => {
    if (away) log.info('Redis is back');
    away = false;
    for (const [room, state] of own) publish(room, state);
  };

  const publish = (room: Room, { people, guests, writers }: RoomState): void => {
    if (!publisher.isReady) return;
    const message = JSON.stringify({
      from: me,
      room,
      people: people.slice(0, maxPeople),
      guests: guests + Math.max(0, people.length - maxPeople),
      writers: writers.slice(0, maxWriters),
    });
    publisher.publish(channel, message).catch(lost);
  };

  const hear = ({ from, room, state }: Message): void => {
    if (from === me) return;
    const instances = heard.get(room) ?? new Map<string, Heard>();
    heard.set(room, instances);
    if (isEmpty(state)) instances.delete(from);
    else instances.set(from, { state, untilMs: performance.now() + keptMs });
    if (instances.size === 0) heard.delete(room);
    for (const handle of handlers) handle(room);
  };

  const forgetSilent = (): void => {
    const now = performance.now();
    for (const [room, instances] of heard) {
      const before = instances.size;
      for (const [from, { untilMs }] of instances) if (untilMs <= now) instances.delete(from);
      if (instances.size === before) continue;
      if (instances.size === 0) heard.delete(room);
      for (const handle of handlers) handle(room);
    }
  };

  publisher.on('error', lost);
  subscriber.on('error', lost);
  publisher.on('ready', back);
  // Neither is waited for: the forum starts and runs without Redis.
  publisher.connect().catch(lost);
  subscriber
    .connect()
    .then(() =>
      subscriber.subscribe(channel, (text) => {
        const message = parse(text);
        if (message !== null) hear(message);
      }),
    )
    .catch(lost);

  const timer = setInterval(() => {
    forgetSilent();
    for (const [room, state] of own) publish(room, state);
  }, repeatMs);
  timer.unref();

  return {
    publish: (room, state) => {
      if (isEmpty(state)) own.delete(room);
      else own.set(room, state);
      publish(room, state);
    },
    onOthers: (handler) => {
      handlers.push(handler);
    },
    others: (room) => [...(heard.get(room)?.values() ?? [])].map(({ state }) => state),
    close: async () => {
      clearInterval(timer);
      for (const client of [publisher, subscriber]) if (client.isOpen) client.destroy();
    },
  };
};
