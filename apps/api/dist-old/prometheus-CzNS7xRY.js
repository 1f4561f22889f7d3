import { setTimeout } from 'node:timers/promises';
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
// apps/api/src/platform/metrics/series.ts
/** Series are made when first asked for, and stay. */
const createSeries = ({ labels: names = [] }, make) => {
  const known = /* @__PURE__ */ new Map();
  return {
    of: (labels) => {
      const key = names.map((name) => labels[name]).join('\n');
      const found = known.get(key);
      if (found !== void 0) return found[1];
      const made = make();
      known.set(key, [labels, made]);
      return made;
    },
    all: () => [...known.values()],
  };
};
// apps/api/src/platform/metrics/histogram.ts
const escaped = (value) => value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
const labelText = (labels) => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};
/**
 * A histogram whose `observe` is a comparison and two additions. prom-client finds the series anew, by a text made of all
 * labels, for each value: on a page out of the cache that alone was measured at more than the 3 % that figures may cost.
 */
const createHistogram = (described) => {
  const { name, help, buckets } = described;
  const series = createSeries(described, () => ({
    counts: new Float64Array(buckets.length + 1),
    sum: 0,
  }));
  const observer = (distribution) => {
    const { counts } = distribution;
    return (value) => {
      let bucket = 0;
      while (bucket < buckets.length && value > (buckets[bucket] ?? Infinity)) bucket += 1;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      distribution.sum += value;
    };
  };
  const linesOf = (labels, { counts, sum }) => {
    let total = 0;
    return [
      ...[...counts].map((count, bucket) => {
        total += count;
        return `${name}_bucket${labelText({
          ...labels,
          le: String(buckets[bucket] ?? '+Inf'),
        })} ${String(total)}`;
      }),
      `${name}_sum${labelText(labels)} ${String(sum)}`,
      `${name}_count${labelText(labels)} ${String(total)}`,
    ];
  };
  return {
    of: (labels) => observer(series.of(labels)),
    /** In Prometheus' text format. */
    text: () =>
      [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} histogram`,
        ...series.all().flatMap(([labels, distribution]) => linesOf(labels, distribution)),
        '',
      ].join('\n'),
  };
};
// apps/api/src/platform/metrics/prometheus.ts
/** Prometheus itself waits for 10 s. */
const patienceMs = 2e3;
const settingsOf = ({ name, help, labels }, registry) => ({
  name,
  help,
  labelNames: labels ?? [],
  registers: [registry],
});
/** One metric that cannot be read, or not in time, must not take the others along. */
const readOrNothing = async (read, log) => {
  const giveUp = new AbortController();
  const late = setTimeout(patienceMs, void 0, { signal: giveUp.signal }).then(() => {
    throw new Error(`no answer within ${String(patienceMs)} ms`);
  });
  try {
    return await Promise.race([read(), late]);
  } catch (error) {
    log.warn({ err: error }, 'a metric could not be read');
    return [];
  } finally {
    late.catch(() => void 0);
    giveUp.abort();
  }
};
/** Keeps metrics in this process, those of Node itself among them (`process_…`, `nodejs_…`). */
const createPrometheus = (log) => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const histograms = [];
  return {
    contentType: registry.contentType,
    text: async () => [await registry.metrics(), ...histograms.map((histogram) => histogram())].join('\n'),
    counter: (described) => {
      const series = createSeries(described, () => ({ value: 0 }));
      const counter = new Counter({
        ...settingsOf(described, registry),
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
          if (described.labels === void 0) gauge.remove();
          for (const { labels, value } of readings) gauge.set(labels, value);
        },
      });
    },
  };
};
export { createPrometheus };
