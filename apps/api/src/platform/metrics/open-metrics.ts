import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import { noMetrics, type Metrics } from './metrics.ts';

/**
 * Keeps metrics and serves them where the settings ask for it; otherwise not even the library is loaded. Throws `StartError`
 * when the port cannot be opened.
 */
export const openMetrics = async (
  { metricsHost, metricsPort }: Pick<Config, 'metricsHost' | 'metricsPort'>,
  log: Logger,
): Promise<{ readonly metrics: Metrics; readonly close: () => void }> => {
  if (metricsPort === null) return { metrics: noMetrics, close: () => undefined };
  const { createPrometheus } = await import('./prometheus.ts');
  const { serveMetrics } = await import('./serve.ts');
  const metrics = createPrometheus(log);
  const { close } = await serveMetrics(metrics, { metricsHost, metricsPort });
  return { metrics, close };
};
