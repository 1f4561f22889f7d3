import { enableCompileCache } from 'node:module';
import { sentenceOf } from './platform/advice.ts';
import type { Config } from './platform/config/config.ts';
import { ConfigError, loadConfig } from './platform/config/load-config.ts';
import { createNarrator, type Narrator } from './platform/log/console.ts';
import { createLog } from './platform/log/log.ts';
import { onWishToEnd } from './platform/wish-to-end.ts';
import type { Running } from './start.ts';

const stopTimeoutMs = 10_000;

const readConfig = (narrator: Narrator): Config | null => {
  try {
    return loadConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    narrator.complain('The settings cannot be used:');
    for (const fault of error.faults) narrator.complain(`  ${fault}`);
    return null;
  }
};

const main = async (): Promise<void> => {
  // Most of a start is reading modules; the second one need not compile them again.
  enableCompileCache();
  const config = readConfig(createNarrator());
  if (config === null) {
    process.exitCode = 1;
    return;
  }
  const log = createLog(config);
  const narrator = createNarrator(config.environment === 'production' ? log : null);
  const die = (error: unknown, what: string): void => {
    log.fatal({ err: error }, what);
    process.exit(1);
  };
  process.on('uncaughtException', (error) => die(error, 'uncaught exception'));
  process.on('unhandledRejection', (error) => die(error, 'unhandled rejection'));

  let running: Running | null = null;

  const stop = async (): Promise<void> => {
    // A start is made of steps that leave nothing half done: it can be left at any moment.
    if (running === null) process.exit(0);
    narrator.say('Finishing what is in flight …');
    setTimeout(() => {
      log.warn('not everything was finished in time');
      process.exit(0);
    }, stopTimeoutMs);
    await running.stop(stopTimeoutMs - 1000);
    narrator.say('Stopped.');
    process.exit(0);
  };

  onWishToEnd(
    () => void stop().catch((error: unknown) => die(error, 'could not stop in order')),
    () => process.exit(1),
  );

  try {
    // Loaded after the settings are known to be good: a fault is told at once.
    const { start } = await import('./start.ts');
    running = await start(config, log, narrator);
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) die(error, 'could not start');
    else narrator.complain(sentence);
    process.exit(1);
  }
};

await main();
