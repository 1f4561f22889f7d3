import { Type, type Static } from 'typebox';

/** A request as the load generator sends it. */
export const LoadRequest = Type.Object({
  method: Type.Union([Type.Literal('GET'), Type.Literal('POST')]),
  path: Type.String(),
  headers: Type.Record(Type.String(), Type.String()),
  body: Type.Optional(Type.String()),
});

/** What is asked of a server again and again, by so many connections at once. */
export const LoadPlan = Type.Object({
  url: Type.String(),
  connections: Type.Integer({ minimum: 1 }),
  requests: Type.Array(LoadRequest, { minItems: 1 }),
  /** Each sending is a new wish: it gets an `Idempotency-Key` of its own. */
  creates: Type.Boolean(),
});

/** What came of one round. */
export const LoadResult = Type.Object({
  seconds: Type.Number(),
  /** Answers by status. */
  statuses: Type.Record(Type.String(), Type.Integer()),
  /** Received, headers included. */
  bytes: Type.Number(),
  /** Requests without an answer: connections lost, time run out. */
  unanswered: Type.Integer(),
  /** The time within which 99 of 100 were answered. */
  p99Ms: Type.Number(),
});

/** A crowd of sockets that join one room. */
export const CrowdPlan = Type.Object({
  url: Type.String(),
  clients: Type.Integer({ minimum: 1 }),
  room: Type.String(),
});

/** Something sent by HTTP of which every client of the crowd must hear. */
export const CrowdTrigger = Type.Object({ request: LoadRequest, status: Type.Integer() });

export const ServerAddress = Type.Object({ url: Type.String() });

export type LoadRequest = Static<typeof LoadRequest>;
export type LoadPlan = Static<typeof LoadPlan>;
export type LoadResult = Static<typeof LoadResult>;
export type CrowdPlan = Static<typeof CrowdPlan>;
export type CrowdTrigger = Static<typeof CrowdTrigger>;
