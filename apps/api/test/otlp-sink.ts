import { once } from 'node:events';
import { createServer } from 'node:http';

/** A span as a collector gets it. */
export interface SentSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly status: { readonly code?: number };
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: SentSpan['attributes'] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

/** A collector on this machine that keeps what it is sent. */
export interface OtlpSink {
  readonly endpoint: string;
  readonly spans: () => readonly SentSpan[];
  /** Everything as it came. */
  readonly text: () => string;
  readonly close: () => void;
}

/** The value of an attribute, as text; undefined: it has none of this name. */
export const attributeOf = ({ attributes }: Pick<SentSpan, 'attributes'>, name: string): string | undefined => {
  const found = attributes.find(({ key }) => key === name);
  return found === undefined ? undefined : String(Object.values(found.value)[0]);
};

export const startOtlpSink = async (): Promise<OtlpSink> => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (request.url === '/v1/traces') bodies.push(body);
      response.writeHead(request.url === '/v1/traces' ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${String(port)}`,
    spans: () =>
      bodies
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the library, in the form of OTLP
        .flatMap((body) => (JSON.parse(body) as Sent).resourceSpans)
        .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    text: () => bodies.join('\n'),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
