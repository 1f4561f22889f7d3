import { pino } from 'pino';
import { expect, it } from 'vitest';
import { linkPresence } from './presence-redis.ts';

it('does without Redis', async () => {
  const alone = linkPresence('redis://127.0.0.1:1', pino({ level: 'silent' }));
  alone.publish('thread:threadthread', {
    people: ['janjanjanjan'],
    guests: 1,
    writers: [{ userId: 'janjanjanjan', name: 'Jan' }],
  });
  expect(alone.others('thread:threadthread')).toEqual([]);
  await alone.close();
});
