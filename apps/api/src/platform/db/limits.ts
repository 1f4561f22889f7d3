/** As `server_version_num` says it: PostgreSQL 15. */
export const oldestVersion = 150_000;

/** The pool of one process. */
export const maxConnections = 10;

/** The jobs of one process. */
export const maxJobConnections = 4;

/** Everything that one process may hold at once: pool, jobs, and the connection that listens for changes. */
export const connectionsPerInstance = maxConnections + maxJobConnections + 1;
