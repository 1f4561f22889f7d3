import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { openPostgres } from './postgres.ts';

/** Opens the database that the settings name; it is not migrated yet. Throws `StartError` when it cannot be used. */
export const openDatabase = (config: Config, log: Logger): Promise<Database> =>
  config.databaseUrl === null ? openEmbedded(config.dataDir) : openPostgres(config.databaseUrl, log);
