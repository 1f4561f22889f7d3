import { freePort } from '../lib/free-port.ts';
import { measureRates } from '../rates.ts';
import type { Row } from '../row.ts';
import { readConnections } from './reads.ts';
import { warmPages } from './thread-page.ts';

/** The difference is small: many short rounds in turns show more of it than a few long ones. */
const shorter = 4;

/** What it costs to keep metrics where a request costs least: ours with them beside ours without. */
export const metricsCost: Row = {
  name: 'metrics',
  measure: async (bench) => {
    const { rounds, roundSeconds, large } = bench;
    const contender = async (name: string, env: Readonly<Record<string, string>>) => {
      const { url } = await bench.app(large, env);
      return { name, url, requests: warmPages(large), status: 200, connections: readConnections } as const;
    };
    const contenders = [
      await contender('without', {}),
      await contender('with', { METRICS_PORT: String(await freePort()) }),
    ];
    const many = { ...bench, rounds: rounds * shorter, roundSeconds: Math.max(1, roundSeconds / shorter) };
    const rates = await measureRates(many, contenders);
    return [
      {
        work: 'thread page JSON, warm, with metrics',
        unit: '/s',
        ours: rates['with'] ?? Number.NaN,
        limit: rates['without'] ?? Number.NaN,
        limitName: 'ours without metrics',
        goal: { of: 'ratio', must: 'be at least', value: 0.97 },
      },
    ];
  },
};
