import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { watchLoop, type LoopWatch } from './loop-watch.ts';
import { busy, reasonOf } from './refusals.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers under any pressure: whoever watches over the process must not take it for dead. */
    readonly alwaysAdmitted?: boolean;
  }
}

const reportEveryMs = 10_000;

/** For routes outside the contract that read the database: as operations do, before anything is read for them. */
export const refusingWhileCrowded =
  (admission: Pick<Admission, 'refuseWhileCrowded'>) =>
  (_request: FastifyRequest, _reply: FastifyReply, done: () => void): void => {
    admission.refuseWhileCrowded();
    done();
  };

const calm: LoopWatch = { behind: () => false, stop: () => undefined };

/** Sends requests away before they have cost anything: before it is asked who sends them, and before their bodies are read. */
export interface Admission {
  /** Before anything that needs the database is read for a request. Throws `unavailable` while one waits too long for a connection. */
  readonly refuseWhileCrowded: () => void;
  /** True while the process has more to do than it can: nothing that can wait should be begun. */
  readonly isBusy: () => boolean;
}

interface Parts {
  readonly database: Pick<Database, 'kind' | 'crowded'>;
  readonly log: Logger;
}

/**
 * From now on every route of the server refuses while the event loop is behind, but for those that are `alwaysAdmitted`. With
 * the embedded database none does: that one works inside the loop, so long turns say nothing there.
 */
export const registerAdmission = (server: FastifyInstance, { database, log }: Parts): Admission => {
  const loop = database.kind === 'embedded' ? calm : watchLoop();
  let refused = 0;
  const count = (): void => {
    if (refused === 0) {
      setTimeout(() => {
        log.warn(
          { refused, seconds: reportEveryMs / 1000 },
          'requests were sent away: more was asked than can be done',
        );
        refused = 0;
      }, reportEveryMs).unref();
    }
    refused += 1;
  };

  server.addHook('onRequest', (request: FastifyRequest, _reply, done) => {
    if (loop.behind() && request.routeOptions.config.alwaysAdmitted !== true) throw busy;
    done();
  });
  // Here, since some are let in and then find no connection to the database.
  server.addHook('onResponse', (request, _reply, done) => {
    if (request.refusedAs === reasonOf(busy)) count();
    done();
  });
  server.addHook('onClose', async () => loop.stop());

  return {
    refuseWhileCrowded: () => {
      if (database.crowded()) throw busy;
    },
    isBusy: () => loop.behind() || database.crowded(),
  };
};
