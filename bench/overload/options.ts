import { parseArgs } from 'node:util';
import { BenchFault } from '../harness/fault.ts';

/** What was asked for on the command line. */
export interface OverloadOptions {
  /** Address of a filled database, or, with `posts`, of any database on the server where one is made. */
  readonly databaseUrl: string;
  /** Make and fill a database of so many posts, and drop it at the end; null: use what `databaseUrl` holds. */
  readonly posts: number | null;
  /** Short, and without the half minute of slow clients: shows that it works. */
  readonly quick: boolean;
  /** Folder for a CPU profile of our server; null: none. */
  readonly profileDir: string | null;
}

export const usage = `npm run overload -- [options]

Offers the production server three times what it can carry, and looks how it says no.

  --database URL  a database filled by "npm run seed:large" (default: DATABASE_URL); replies are written into it
  --posts N       make a database of N posts on the same server, and drop it at the end
  --quick         a second of everything, no slow clients: shows that it works, not how well
  --profile DIR   write a CPU profile of our server into a folder
  --help          this text
`;

const read = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        database: { type: 'string' },
        posts: { type: 'string' },
        quick: { type: 'boolean', default: false },
        profile: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new BenchFault(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
};

/** Null: only the usage was asked for. Throws `BenchFault` for anything that is not understood. */
export const readOptions = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): OverloadOptions | null => {
  const { help, database, posts, quick, profile } = read(args);
  if (help) return null;
  const databaseUrl = database ?? env['DATABASE_URL'];
  if (databaseUrl === undefined || !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new BenchFault(
      'It needs PostgreSQL: give --database postgres://user:password@host:5432/database, or set DATABASE_URL.',
    );
  }
  if (posts !== undefined && !/^[1-9]\d{0,8}$/.test(posts)) {
    throw new BenchFault(`--posts must be a whole number, not "${posts}".`);
  }
  return { databaseUrl, posts: posts === undefined ? null : Number(posts), quick, profileDir: profile ?? null };
};
