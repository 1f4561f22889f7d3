import { parseArgs } from 'node:util';

export interface SeedOptions {
  readonly posts: number;
  readonly threads: number;
  readonly people: number;
  readonly seed: number;
  /** When the newest of it happened. */
  readonly until: Date;
}

/** The arguments cannot be used. `faults` are single sentences, one for each. */
export class OptionsError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'OptionsError';
    this.faults = faults;
  }
}

/** The database or the town is not one to fill like this. The message is a sentence for whoever asked. */
export class RefusedError extends Error {}

export const help = `Fills an empty PostgreSQL database with a large town, for measuring.

  DATABASE_URL=postgres://... npm run seed:large -- [options]

  --posts N      posts, all threads together (default 1000000)
  --threads N    threads, from very long ones to many short ones (default 50000)
  --people N     accounts (default 20000)
  --seed N       another number makes another town; the same one makes the same (default 1)
  --until DATE   day before which everything happened, as 2026-11-23 (default today)
  --help         this text

Places, topics, streets and institutions come from PLACES_FILE, or from the project's own file. A database in which
somebody has an account or a thread is refused and left as it is.`;

const dayMs = 86_400_000;
const limits = {
  posts: { min: 1, max: 10_000_000, fallback: 1_000_000 },
  threads: { min: 1, max: 1_000_000, fallback: 50_000 },
  people: { min: 100, max: 1_000_000, fallback: 20_000 },
  seed: { min: 0, max: 2_147_483_647, fallback: 1 },
} as const;

type NumberName = keyof typeof limits;

const numberOf = (name: NumberName, text: string | undefined, faults: string[]): number => {
  const { min, max, fallback } = limits[name];
  if (text === undefined) return fallback;
  const value = /^\d{1,12}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  faults.push(`--${name} must be a whole number from ${String(min)} to ${String(max)}, not "${text}".`);
  return fallback;
};

const untilOf = (text: string | undefined, now: Date, faults: string[]): Date => {
  const today = new Date(Math.floor(now.getTime() / dayMs) * dayMs);
  if (text === undefined) return today;
  const day = new Date(`${text}T00:00:00Z`);
  const known = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  if (known && day.getUTCFullYear() >= 2010 && day <= now) return day;
  faults.push(`--until must be a day since 2010 that is not to come, as 2026-11-23, not "${text}".`);
  return today;
};

/** Reads the arguments; null: help is wanted. Throws `OptionsError` with every fault at once. */
export const readOptions = (args: readonly string[], now: Date): SeedOptions | null => {
  const text = { type: 'string' } as const;
  const { values, tokens } = parseArgs({
    args: [...args],
    options: { posts: text, threads: text, people: text, seed: text, until: text, help: { type: 'boolean' } },
    strict: false,
    tokens: true,
  });
  if (values.help === true) return null;
  const known = new Set([...Object.keys(limits), 'until']);
  const faults = tokens.flatMap((token) => {
    if (token.kind === 'positional') return [`"${token.value}" is not an option.`];
    if (token.kind !== 'option' || known.has(token.name)) return [];
    return [`${token.rawName} is not an option.`];
  });
  const given = (name: NumberName | 'until'): string | undefined => {
    const value = values[name];
    return value === undefined || typeof value === 'string' ? value : '';
  };
  const options = {
    posts: numberOf('posts', given('posts'), faults),
    threads: numberOf('threads', given('threads'), faults),
    people: numberOf('people', given('people'), faults),
    seed: numberOf('seed', given('seed'), faults),
    until: untilOf(given('until'), now, faults),
  };
  if (faults.length === 0 && options.threads > options.posts) {
    faults.push(
      `--threads must not be more than --posts (${String(options.posts)}): each thread has at least one post.`,
    );
  }
  if (faults.length > 0) throw new OptionsError(faults);
  return options;
};
