import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { Type } from 'typebox';
import { LoadPlan, type LoadRequest, type LoadResult } from './messages.ts';
import { answerParent, handler } from './rpc.ts';

// The load generator: autocannon in a process of its own, the same for ours and for the limits beside it. It costs about
// as much as the bare server that it asks, so on two cores neither waits for the other.

const plans = new Map<string, { readonly plan: LoadPlan; next: number }>();

const planned = (name: string) => {
  const found = plans.get(name);
  if (found === undefined) throw new Error(`There is no plan called ${name}`);
  return found;
};

/** Every connection has a run of requests of its own, so that no two ask for the same at the same time. */
const shareOf = (requests: readonly LoadRequest[], connection: number, connections: number): LoadRequest[] => {
  const size = Math.ceil(requests.length / connections);
  const share = requests.slice(connection * size, (connection + 1) * size);
  return (share.length === 0 ? requests : share).map((request) => ({ ...request }));
};

const run = async (name: string, seconds: number): Promise<LoadResult> => {
  const current = planned(name);
  const { url, connections, requests, creates } = current.plan;
  const nextWish = (): autocannon.Request => {
    const request = requests[current.next % requests.length];
    current.next += 1;
    if (request === undefined) throw new Error('A plan has at least one request');
    return { ...request, headers: { ...request.headers, 'idempotency-key': randomUUID() } };
  };
  let connection = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    sampleInt: 250,
    setupClient: (client) => {
      if (creates) client.setRequests([{ setupRequest: nextWish }]);
      else client.setRequests(shareOf(requests, connection, connections));
      connection += 1;
    },
  });
  return {
    seconds: result.duration,
    statuses: Object.fromEntries(
      Object.entries(result.statusCodeStats ?? {}).map(([status, { count = 0 }]) => [status, count]),
    ),
    bytes: result.throughput.total,
    unanswered: result.errors + result.timeouts,
    p99Ms: result.latency.p99,
  };
};

answerParent({
  plan: handler(Type.Object({ name: Type.String(), plan: LoadPlan }), ({ name, plan }) => {
    plans.set(name, { plan, next: 0 });
    return null;
  }),
  run: handler(Type.Object({ name: Type.String(), seconds: Type.Number() }), ({ name, seconds }) => run(name, seconds)),
});
