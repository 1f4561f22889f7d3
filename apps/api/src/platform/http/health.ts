import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform.ts';

interface HealthParts {
  readonly database: Pick<Platform['database'], 'ping'>;
  readonly jobs: Pick<Platform['jobs'], 'running'>;
  /** True once the process was asked to end: it still answers and wants no new work. */
  readonly stopping: () => boolean;
}

const pingTimeoutMs = 2000;

const answersInTime = async (ping: () => Promise<void>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), pingTimeoutMs);
  });
  try {
    return await Promise.race([ping().then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
};

/**
 * `/health/live`: the process runs (restart it if this does not answer). `/health/ready`: it wants requests, 503 while it
 * starts, stops, or has lost its database. Neither says anything that an outsider could use.
 */
export const registerHealth = (server: FastifyInstance, { database, jobs, stopping }: HealthParts): void => {
  server.get('/health/live', { config: { operation: 'health.live', alwaysAdmitted: true } }, (_request, reply) =>
    reply.send({ status: 'ok' }),
  );
  server.get(
    '/health/ready',
    { config: { operation: 'health.ready', alwaysAdmitted: true } },
    async (_request, reply) => {
      const checks = {
        database: await answersInTime(() => database.ping()),
        jobs: jobs.running(),
        accepting: !stopping(),
      };
      const ready = Object.values(checks).every(Boolean);
      if (!ready) reply.code(503).header('retry-after', '1');
      return reply.send({ status: ready ? 'ready' : 'not ready', checks });
    },
  );
};
