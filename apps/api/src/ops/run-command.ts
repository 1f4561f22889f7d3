import { enableCompileCache } from 'node:module';
import { inspect, parseArgs, type ParseArgsConfig } from 'node:util';
import { sentenceOf } from '../platform/advice.ts';
import { commandWords } from '../platform/config/command-words.ts';
import type { Config } from '../platform/config/config.ts';
import { ConfigError, loadConfig } from '../platform/config/load-config.ts';
import { createNarrator, type Narrator } from '../platform/log/console.ts';
import { StartError } from '../platform/start-error.ts';
import { onWishToEnd } from '../platform/wish-to-end.ts';
import { interrupt, stoppable } from './interruption.ts';

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
  readonly name: 'backup' | 'doctor' | 'restore' | 'retry-jobs' | 'upgrade';
  /** What follows its name: `[--to FOLDER]`. */
  readonly usage: string;
  /** What it does, for `--help`. */
  readonly about: string;
  /** What each argument means, by how it is written. */
  readonly explained: Readonly<Record<string, string>>;
  /** Exit code when it cannot begin or go on. */
  readonly cannotCode: number;
  /** Whether it has something to clear away when it is told to stop, so that it ends in order; else it ends at once. */
  readonly clearsAway: boolean;
  /** Gives the exit code. */
  readonly run: (config: Config, narrator: Narrator) => Promise<number>;
}

const complainOf = (error: unknown, use: string, narrator: Narrator): void => {
  if (error instanceof ConfigError) {
    narrator.complain('The settings cannot be used:');
    for (const fault of error.faults) narrator.complain(`  ${fault}`);
  } else if (error instanceof UsageError) narrator.complain(`${error.message} ${use}`);
  // What nobody foresaw is told with all that helps to find it.
  else narrator.complain(sentenceOf(error) ?? inspect(error));
};

/**
 * Runs a command of whoever runs the site: settings as for the app, what can be mended told in words. `--help` asks for
 * nothing, not even for settings that hold.
 */
export const runCommand = async (command: Command): Promise<void> => {
  const { name, usage, about, explained, cannotCode, clearsAway, run } = command;
  enableCompileCache();
  const narrator = createNarrator();
  // Ending by ourselves lets what we started be ended too.
  const endAtOnce = (): void => process.exit(cannotCode);
  onWishToEnd(() => {
    if (!clearsAway) endAtOnce();
    narrator.say('Stopping, and clearing away what is unfinished … Asked once more, it ends at once.');
    interrupt();
  }, endAtOnce);
  const use = `Use: ${commandWords(name, usage)}`;
  if (process.argv.slice(2).includes('--help')) {
    const lines = Object.entries({ ...explained, '--help': 'this text' });
    const width = Math.max(...lines.map(([argument]) => argument.length));
    narrator.say(`${use}\n\n${about}\n`);
    for (const [argument, meaning] of lines) narrator.say(`  ${argument.padEnd(width)}  ${meaning}`);
    return;
  }
  try {
    process.exitCode = await run(loadConfig(), stoppable(narrator));
  } catch (error) {
    complainOf(error, use, narrator);
    process.exitCode = cannotCode;
  }
};
