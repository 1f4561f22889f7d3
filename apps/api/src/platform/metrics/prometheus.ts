import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { createHistogram } from './histogram.ts';
import type { Described, Metrics } from './metrics.ts';
import { createSeries } from './series.ts';

/** Prometheus itself waits for 10 s. */
const patienceMs = 2000;

/** Metrics that are kept, and the text in which Prometheus reads them. */
export interface Prometheus extends Metrics {
  readonly contentType: string;
  readonly text: () => Promise<string>;
}

const settingsOf = <L extends string>({ name, help, labels }: Described<L>, registry: Registry) => ({
  name,
  help,
  labelNames: labels ?? [],
  registers: [registry],
});

/** One metric that cannot be read, or not in time, must not take the others along. */
const readOrNothing = async <R>(read: () => R | Promise<R>, log: Logger): Promise<R | []> => {
  const giveUp = new AbortController();
  const late = wait(patienceMs, undefined, { signal: giveUp.signal }).then(() => {
    throw new Error(`no answer within ${String(patienceMs)} ms`);
  });
  try {
    return await Promise.race([read(), late]);
  } catch (error) {
    log.warn({ err: error }, 'a metric could not be read');
    return [];
  } finally {
    late.catch(() => undefined);
    giveUp.abort();
  }
};

/** Keeps metrics in this process, those of Node itself among them (`process_…`, `nodejs_…`). */
export const createPrometheus = (log: Logger): Prometheus => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const histograms: (() => string)[] = [];
  return {
    contentType: registry.contentType,
    text: async () => [await registry.metrics(), ...histograms.map((histogram) => histogram())].join('\n'),
    counter: (described) => {
      const series = createSeries(described, () => ({ value: 0 }));
      const counter = new Counter({
        ...settingsOf(described, registry),
        // Counting is an addition; the library hears of it when somebody looks.
        collect: () => {
          counter.reset();
          for (const [labels, { value }] of series.all()) counter.inc(labels, value);
        },
      });
      return (labels) => {
        const counted = series.of(labels);
        return (by = 1) => {
          counted.value += by;
        };
      };
    },
    histogram: (described) => {
      const histogram = createHistogram(described);
      histograms.push(histogram.text);
      return histogram.of;
    },
    gauge: (described, read) => {
      const gauge = new Gauge({
        ...settingsOf(described, registry),
        collect: async () => {
          const readings = await readOrNothing(read, log.child({ metric: described.name }));
          gauge.reset();
          if (described.labels === undefined) gauge.remove();
          for (const { labels, value } of readings) gauge.set(labels, value);
        },
      });
    },
  };
};
