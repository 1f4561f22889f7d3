import { reading, type Count, type Metrics } from '../../platform/metrics/metrics.ts';

/** Tells how large the cache of pages is; the functions count how often a page was there already (hit) or not. */
export const measurePages = (metrics: Metrics, bytes: () => number): Readonly<Record<'hit' | 'miss', Count>> => {
  metrics.gauge({ name: 'forum_page_cache_bytes', help: 'Bytes of pages of threads kept ready' }, () =>
    reading(bytes()),
  );
  const reads = metrics.counter({
    name: 'forum_page_cache_reads_total',
    help: 'Pages of threads asked for: there already (hit) or made from the database (miss)',
    labels: ['outcome'],
  });
  return { hit: reads({ outcome: 'hit' }), miss: reads({ outcome: 'miss' }) };
};
