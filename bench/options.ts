import { parseArgs } from 'node:util';
import { BenchFault } from './harness/fault.ts';

/** What was asked for on the command line. */
export interface Options {
  /** Names of rows; empty: all. */
  readonly rows: readonly string[];
  /** Address of a filled database, or, with `posts`, of any database on the server where one is made. */
  readonly databaseUrl: string;
  /** Make and fill a database of so many posts, and drop it at the end; null: use what `databaseUrl` holds. */
  readonly posts: number | null;
  /** Short rounds, small crowds, no growth: shows that it works, not how fast it is. */
  readonly quick: boolean;
  /** Compare with a database of 10 000 posts. */
  readonly growth: boolean;
  /** Where to write the lines as JSON; null: nowhere. */
  readonly json: string | null;
  /** Folder for CPU profiles of our server; null: none. */
  readonly profileDir: string | null;
}

export const usage = `npm run bench -- [rows] [options]

  --database URL  a database filled by "npm run seed:large" (default: DATABASE_URL); the bench writes replies into it
  --posts N       make a database of N posts on the same server, and drop it at the end
  --quick         short rounds: shows that everything works, not how fast it is
  --no-growth     leave out the comparison with 10 000 posts
  --json FILE     also write the lines as JSON
  --profile DIR   write CPU profiles of our server into a folder
  --help          this text
`;

const countOf = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new BenchFault(`--posts must be a whole number, not "${text}".`);
};

const read = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      database: { type: 'string' },
      posts: { type: 'string' },
      quick: { type: 'boolean', default: false },
      'no-growth': { type: 'boolean', default: false },
      json: { type: 'string' },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });

const parse = (args: readonly string[]): ReturnType<typeof read> => {
  try {
    return read(args);
  } catch (error) {
    throw new BenchFault(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
};

/** Null: only the usage was asked for. Throws `BenchFault` for anything that is not understood. */
export const readOptions = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): Options | null => {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new BenchFault(`There is no row "${unknown}". There are: ${known.join(', ')}.`);
  const databaseUrl = values.database ?? env['DATABASE_URL'];
  if (databaseUrl === undefined || !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new BenchFault(
      'The bench needs PostgreSQL: give --database postgres://user:password@host:5432/database, or set DATABASE_URL.',
    );
  }
  return {
    rows: positionals,
    databaseUrl,
    posts: countOf(values.posts),
    quick: values.quick,
    growth: !values.quick && !values['no-growth'],
    json: values.json ?? null,
    profileDir: values.profile ?? null,
  };
};
