import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { Closed } from '@moja-ulica/shared/common.ts';
import { StartError } from '../../platform/start-error.ts';

const TableSum = Closed({ rows: Type.Integer({ minimum: 0 }), sum: Type.String() });

/** What a backup says about itself. */
export const Manifest = Closed({
  format: Type.Literal(1),
  madeAt: Type.String({ description: 'UTC, ISO 8601' }),
  appVersion: Type.String({ description: 'For people; see version.ts' }),
  database: Closed({
    kind: Type.Union([Type.Literal('postgresql'), Type.Literal('embedded')]),
    serverMajor: Type.Integer(),
    migrations: Type.Array(Type.String(), { description: 'Hashes, in the order in which they were applied' }),
    tables: Type.Record(Type.String(), TableSum),
  }),
  files: Closed({ count: Type.Integer({ minimum: 0 }) }),
});
export type Manifest = Static<typeof Manifest>;

export const manifestName = 'manifest.json';

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });

/** Throws `StartError` when there is none, or one that this version cannot read. */
export const readManifest = async (folder: string): Promise<Manifest> => {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(join(folder, manifestName), 'utf8'));
  } catch (error) {
    throw new StartError(`${folder} is not a backup: its ${manifestName} cannot be read.`, { cause: error });
  }
  if (!Value.Check(Manifest, content)) {
    throw new StartError(`${folder} is not a backup that this version of the app can read.`);
  }
  return content;
};
