import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolderFault } from '../../data-folder.ts';
import { diskSpaceAt, type DiskSpace } from '../../disk-space.ts';
import type { Check, CheckContext, Finding } from '../check.ts';

const gb = 1_000_000_000;
const leastFree = { bytes: 2 * gb, share: 0.1 } as const;

/** True below 2 GB or a tenth of the disk: time to act, since a full disk stops the database. */
export const isTight = ({ free, total }: DiskSpace): boolean =>
  free < leastFree.bytes || free < total * leastFree.share;

const judge = async (path: string, holds: string): Promise<Finding[]> => {
  const space = await diskSpaceAt(path);
  if (space === null) return [];
  const { free, total } = space;
  if (!isTight(space)) return [];
  return [
    {
      problem: `The disk with ${holds} (${path}) has ${(free / gb).toFixed(1)} GB of ${(total / gb).toFixed(1)} GB free.`,
      advice:
        'Free some space or make the disk larger before it is full: look for old backups and logs first ("du -xh / | sort -h | tail" shows what is large). docs/operations.md says what to do when it is full.',
    },
  ];
};

/** Where the database server keeps its data, if it runs on this machine and tells. */
const databaseFolder = async ({ config: { databaseUrl, dataDir }, reader }: CheckContext): Promise<string | null> => {
  if (databaseUrl === null) return dataDir;
  const { hostname } = new URL(databaseUrl);
  if (!['', 'localhost', '127.0.0.1', '[::1]'].includes(hostname)) return null;
  const [row] = await reader.rows("select setting from pg_settings where name = 'data_directory'");
  // Hidden from who may not see it.
  return row === undefined ? null : String(row['setting']);
};

export const checkDisk: Check = {
  name: 'settings.disk',
  area: 'settings',
  rule: 'The disks with the data have room to grow.',
  run: async (context) => {
    const database = await databaseFolder(context);
    const { dataDir } = context.config;
    return [
      ...(await judge(dataDir, 'the data folder')),
      ...(database === null || database === dataDir ? [] : await judge(database, 'the database')),
    ];
  },
};

const isKnown = (name: string): boolean => ['db', 'backups', 'files'].includes(name) || /^db\.lock(\.\d+)?$/.test(name);

export const checkFolder: Check = {
  name: 'settings.data-folder',
  area: 'settings',
  rule: 'The data folder can be written to and holds nothing that is not the app’s.',
  run: async ({ config: { dataDir, databaseUrl } }) => {
    const fault = await dataFolderFault(dataDir);
    const findings: Finding[] =
      fault === null
        ? []
        : [
            {
              problem: `The data folder cannot be written to by whoever runs this: ${fault}`,
              advice: 'Without it there are no backups. Run the doctor as the same user as the app.',
            },
          ];
    // It need not be there before something is put into it.
    const names = await readdir(dataDir).catch((): string[] => []);
    const unknown = names.filter((name) => !isKnown(name));
    if (unknown.length > 0) {
      findings.push({
        problem: `The data folder ${dataDir} holds what the app did not put there, or left unfinished.`,
        advice: 'Look at it, and move it elsewhere; "db.new" and names that end with ".unfinished" can be deleted.',
        examples: unknown.slice(0, 5).map((name) => join(dataDir, name)),
      });
    }
    if (databaseUrl !== null && names.includes('db')) {
      findings.push({
        problem: `${join(dataDir, 'db')} is an embedded database, and PostgreSQL is used.`,
        advice:
          'It is left from before DATABASE_URL was set. If what is in it is not needed any more, delete that folder.',
      });
    }
    return findings;
  },
};
