import { enableCompileCache } from 'node:module';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Config } from '../platform/config/config.ts';
import { ConfigError, loadConfig } from '../platform/config/load-config.ts';
import { createNarrator, type Narrator } from '../platform/log/console.ts';
import { StartError } from '../platform/start-error.ts';

/** The command was called in a way that it does not know: told in one sentence with its usage, and nothing is done. */
export class UsageError extends StartError {}

/** What the command line says, after the name of the command. Throws `UsageError`. */
export const readArguments = <const T extends ParseArgsConfig>(config: T) => {
  try {
    return parseArgs({ ...config, args: process.argv.slice(2) });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}.`, { cause: error });
  }
};

interface Command {
  /** How it is called, after `npm run`: `backup -- [--to FOLDER]`. */
  readonly usage: string;
  /** What it does, for `--help`. */
  readonly about: string;
  /** What each argument means, by how it is written. */
  readonly explained: Readonly<Record<string, string>>;
  /** Exit code for settings or circumstances that do not let it begin or go on. */
  readonly cannotCode: number;
  /** Gives the exit code. */
  readonly run: (config: Config, narrator: Narrator) => Promise<number>;
}

/**
 * Runs a command of whoever runs the site: settings as for the app, what can be mended told in words. `--help` asks for
 * nothing, not even for settings that hold.
 */
export const runCommand = async ({ usage, about, explained, cannotCode, run }: Command): Promise<void> => {
  enableCompileCache();
  // Ending in order lets what we started be ended too.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  const narrator = createNarrator();
  const use = `Use: npm run ${usage}`;
  if (process.argv.slice(2).includes('--help')) {
    const lines = Object.entries({ ...explained, '--help': 'this text' });
    const width = Math.max(...lines.map(([argument]) => argument.length));
    narrator.say(`${use}\n\n${about}\n`);
    for (const [argument, meaning] of lines) narrator.say(`  ${argument.padEnd(width)}  ${meaning}`);
    return;
  }
  try {
    process.exitCode = await run(loadConfig(), narrator);
  } catch (error) {
    if (error instanceof ConfigError) {
      narrator.complain('The settings cannot be used:');
      for (const fault of error.faults) narrator.complain(`  ${fault}`);
    } else if (error instanceof UsageError) narrator.complain(`${error.message} ${use}`);
    else if (error instanceof StartError) narrator.complain(error.message);
    else throw error;
    process.exitCode = cannotCode;
  }
};
