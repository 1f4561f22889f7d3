import { t as listenFault } from './listen-fault-BZVlmG4c.js';
import { createServer } from 'node:http';
import { once } from 'node:events';
// apps/api/src/platform/metrics/serve.ts
/** Half a request is not waited for: a collector sends it at once. */
const patience = {
  headersTimeout: 5e3,
  requestTimeout: 5e3,
  connectionsCheckingInterval: 1e3,
};
/** Collectors; more is a mistake. */
const maxConnections = 50;
/** Serves `/metrics` and nothing else on a port of its own, which is not for the public. Throws `StartError`. */
const serveMetrics = async ({ contentType, text }, { metricsHost: host, metricsPort: port }) => {
  const server = createServer(patience, (request, response) => {
    if (!(request.method === 'GET' && request.url?.split('?')[0] === '/metrics')) {
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
    server.listen({
      host,
      port,
    });
    await once(server, 'listening');
  } catch (error) {
    throw listenFault(
      error,
      {
        host,
        port,
      },
      {
        host: 'METRICS_HOST',
        port: 'METRICS_PORT',
      },
    );
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
export { serveMetrics };
