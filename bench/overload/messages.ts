import { Type, type Static } from 'typebox';
import { LoadRequest } from '../harness/messages.ts';

/** One kind of what people do, as a part of everything that is asked. */
export const Work = Type.Object({
  name: Type.String(),
  /** How often, beside the others. */
  share: Type.Number({ exclusiveMinimum: 0 }),
  /** Asked for in turns, by HTTP. */
  requests: Type.Array(LoadRequest),
  /** Rooms that sockets join in turns, instead. */
  rooms: Type.Array(Type.String()),
});

/** Asked by so many at once, each of whom waits for the answer before asking for the next thing. */
export const CarryPlan = Type.Object({
  url: Type.String(),
  works: Type.Array(Work, { minItems: 1 }),
  lanes: Type.Integer({ minimum: 1 }),
  seconds: Type.Number(),
});

/** Asked so many times a second, whatever is answered and when. */
export const OfferPlan = Type.Object({
  url: Type.String(),
  works: Type.Array(Work, { minItems: 1 }),
  perSecond: Type.Number({ exclusiveMinimum: 0 }),
  seconds: Type.Number(),
});

/** A time that some part of the answers came within; null where there are none. */
const Within = Type.Union([Type.Number(), Type.Null()]);

/** How one kind of work was answered. Times count from when it was to be asked. */
export const Outcome = Type.Object({
  name: Type.String(),
  served: Type.Integer(),
  /** 503 or 429. */
  refused: Type.Integer(),
  /** Any other answer, an answer that says "later" and not when, and no answer, each with how often it was seen. */
  wrong: Type.Record(Type.String(), Type.Integer()),
  servedP50Ms: Within,
  servedP99Ms: Within,
  refusedP50Ms: Within,
  refusedP99Ms: Within,
});

export const Outcomes = Type.Object({
  seconds: Type.Number(),
  /** The first is all together. */
  works: Type.Array(Outcome),
  /** How late the generator itself asked at the 99th percentile: it shares the processor with the server. */
  lateP99Ms: Within,
});

export type Work = Static<typeof Work>;
export type CarryPlan = Static<typeof CarryPlan>;
export type OfferPlan = Static<typeof OfferPlan>;
export type Outcome = Static<typeof Outcome>;
export type Outcomes = Static<typeof Outcomes>;
