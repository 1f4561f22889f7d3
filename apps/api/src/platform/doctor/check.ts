import type { Config } from '../config/config.ts';
import type { Reader } from '../db/reader.ts';

/** What a check looks at: rows, waiting work, the database server, or how the installation is set up. */
export const areas = ['data', 'jobs', 'database', 'settings'] as const;
export type Area = (typeof areas)[number];

/** Something that is not as it should be. All of it is text for whoever runs the site. */
export interface Finding {
  /** One sentence. */
  readonly problem: string;
  /** What to do about it. */
  readonly advice: string;
  /** SQL statement that mends it, where there is one. */
  readonly repair?: string;
  /** A few places to look at; ids, never names or addresses of people. */
  readonly examples?: readonly string[];
}

export interface CheckContext {
  readonly config: Config;
  readonly reader: Reader;
  readonly now: Date;
}

/** One question about a live installation. It reads, and changes nothing. */
export interface Check {
  /** Short and steady, `threads.post-numbers`. */
  readonly name: string;
  readonly area: Area;
  /** What is true when nothing is found. One sentence. */
  readonly rule: string;
  /** Why the question does not arise here, as the end of "not asked: …"; null where it does. */
  beside?(context: CheckContext): string | null;
  /** No findings: it is so. Whatever it throws means that the question could not be answered. */
  run(context: CheckContext): Promise<readonly Finding[]>;
}

/** For what only a real installation must have. */
export const besideProduction = ({ config }: CheckContext): string | null =>
  config.environment === 'production'
    ? null
    : `NODE_ENV is ${config.environment}, so this is no real installation; run the doctor with the settings of the app`;
