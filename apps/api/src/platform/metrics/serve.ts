import { createServer } from 'node:http';
import { once } from 'node:events';
import type { Config } from '../config/config.ts';
import { listenFault } from '../http/listen-fault.ts';
import type { Prometheus } from './prometheus.ts';

/** Half a request is not waited for: a collector sends it at once. */
const patience = { headersTimeout: 5_000, requestTimeout: 5_000, connectionsCheckingInterval: 1_000 } as const;
/** Collectors; more is a mistake. */
const maxConnections = 50;

/** Serves `/metrics` and nothing else on a port of its own, which is not for the public. Throws `StartError`. */
export const serveMetrics = async (
  { contentType, text }: Prometheus,
  { metricsHost: host, metricsPort: port }: Pick<Config, 'metricsHost'> & { readonly metricsPort: number },
): Promise<{ readonly port: number; readonly close: () => void }> => {
  const server = createServer(patience, (request, response) => {
    const found = request.method === 'GET' && request.url?.split('?')[0] === '/metrics';
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    text().then(
      (body) => response.writeHead(200, { 'content-type': contentType }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  server.maxConnections = maxConnections;
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (error) {
    throw listenFault(error, { host, port }, { host: 'METRICS_HOST', port: 'METRICS_PORT' });
  }
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
