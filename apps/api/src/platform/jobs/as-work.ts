import { SpanKind, type Span, type Tracer } from '@opentelemetry/api';
import { duringWork } from '../current-work.ts';
import { endSpan, linkTo } from '../tracing/spans.ts';
import type { Origin } from './envelope.ts';

interface Place {
  readonly queue: string;
  readonly tracer: Tracer | null;
}

type Origins = readonly (Origin | null)[];

/** Linked to the requests that put the jobs, and not below them: those ended long ago. */
const beginSpan = (tracer: Tracer, queue: string, origins: Origins): Span => {
  const links = origins.flatMap((origin) => {
    const link = origin?.traceparent === undefined ? null : linkTo(origin.traceparent);
    return link === null ? [] : [link];
  });
  return tracer.startSpan(`job ${queue}`, {
    kind: SpanKind.CONSUMER,
    links,
    attributes: { 'messaging.system': 'pg-boss', 'messaging.destination.name': queue, 'forum.jobs': origins.length },
  });
};

/** Does jobs as the work of the requests that put them, in a span of their own where there is tracing. */
export const asWork = async ({ queue, tracer }: Place, origins: Origins, act: () => Promise<void>): Promise<void> => {
  const requestIds = origins.flatMap((origin) => (origin === null ? [] : [origin.requestId]));
  if (tracer === null) return duringWork({ requestIds, queue }, act);
  const span = beginSpan(tracer, queue, origins);
  try {
    await duringWork({ requestIds, queue, span }, act);
    endSpan(span);
  } catch (error) {
    endSpan(span, error);
    throw error;
  }
};
