import { createClient } from 'redis';
import type { Check } from '../check.ts';

const timeoutMs = 3000;

export const checkRedis: Check = {
  name: 'settings.redis',
  area: 'settings',
  rule: 'Redis answers, where one is set.',
  beside: ({ config: { redisUrl } }) => (redisUrl === null ? 'REDIS_URL is not set: one process needs none' : null),
  run: async ({ config: { redisUrl } }) => {
    if (redisUrl === null) return [];
    const client = createClient({ url: redisUrl, socket: { connectTimeout: timeoutMs, reconnectStrategy: false } });
    // The failure is in what `connect` rejects with.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.ping();
      return [];
    } catch (error) {
      const { hostname, port } = new URL(redisUrl);
      const reason = error instanceof Error && error.message !== '' ? error.message : 'no answer';
      return [
        {
          problem: `Redis at ${hostname}${port === '' ? '' : `:${port}`} does not answer: ${reason}.`,
          advice:
            'Nothing is lost: people just do not see who else is reading and writing on another process. Start it, or take REDIS_URL away if there is one process only.',
        },
      ];
    } finally {
      client.destroy();
    }
  },
};
