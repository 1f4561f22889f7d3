import { enableCompileCache } from 'node:module';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Config } from '../platform/config/config.ts';
import { ConfigError, loadConfig } from '../platform/config/load-config.ts';
import { createNarrator, type Narrator } from '../platform/log/console.ts';
import { StartError } from '../platform/start-error.ts';

/** The command was called in a way that it does not know: told in one sentence, and nothing is done. */
export class UsageError extends StartError {}

/** What the command line says, after the name of the command. Throws `UsageError` that ends with `usage`. */
export const readArguments = <const T extends ParseArgsConfig>(config: T, usage: string) => {
  try {
    return parseArgs({ ...config, args: process.argv.slice(2) });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}. ${usage}`, { cause: error });
  }
};

interface Command {
  /** Exit code for settings or circumstances that do not let it begin or go on. */
  readonly cannotCode: number;
  /** Gives the exit code. */
  readonly run: (config: Config, narrator: Narrator) => Promise<number>;
}

/** Runs a command of whoever runs the site: settings as for the app, what can be mended told in words. */
export const runCommand = async ({ cannotCode, run }: Command): Promise<void> => {
  enableCompileCache();
  // Ending in order lets what we started be ended too.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  const narrator = createNarrator();
  try {
    process.exitCode = await run(loadConfig(), narrator);
  } catch (error) {
    if (error instanceof ConfigError) {
      narrator.complain('The settings cannot be used:');
      for (const fault of error.faults) narrator.complain(`  ${fault}`);
    } else if (error instanceof StartError) narrator.complain(error.message);
    else throw error;
    process.exitCode = cannotCode;
  }
};
