import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsFolder } from '../../platform/db/migrations.ts';
import { apiFolder, rootFolder } from '../../platform/paths.ts';
import { runProgram } from './programs.ts';

const numberOf = (): string => {
  const content: unknown = JSON.parse(readFileSync(join(apiFolder, 'package.json'), 'utf8'));
  return typeof content === 'object' && content !== null && 'version' in content ? String(content.version) : 'unknown';
};

const newestMigration = (): string =>
  readdirSync(migrationsFolder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .at(-1)
    ?.replace('.sql', '') ?? 'none';

/** Null where this is no checkout, as in the image, or git is not there. */
const commitOf = async (): Promise<string | null> => {
  try {
    return (await runProgram('git', ['-C', rootFolder, 'rev-parse', '--short=12', 'HEAD'])).trim();
  } catch {
    return null;
  }
};

/** Which version of the app runs this, for people: `0.1.0, commit 0123456789ab, tables 0031_sealed_titles`. */
export const describeVersion = async (): Promise<string> => {
  const commit = await commitOf();
  return `${numberOf()}${commit === null ? '' : `, commit ${commit}`}, tables ${newestMigration()}`;
};
