import type { Tracer } from '@opentelemetry/api';
import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';

/** Spans that are begun with it are sent on by themselves; `close` sends what is left, for at most 2 s. */
export interface Tracing {
  readonly tracer: Tracer;
  readonly close: () => Promise<void>;
}

/** Traces where the settings ask for it; otherwise null, and nothing of the SDK is loaded. */
export const openTracing = async ({ tracing }: Pick<Config, 'tracing'>, log: Logger): Promise<Tracing | null> => {
  if (tracing === null) return null;
  const { createTracing } = await import('./otlp.ts');
  return createTracing(tracing, log);
};
