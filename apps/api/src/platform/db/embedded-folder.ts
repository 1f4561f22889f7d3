import { existsSync, renameSync, rmSync } from 'node:fs';

/** Where a database is made, and where the one that it replaces waits: beside its place, which is changed by renaming alone. */
export const placesOf = (folder: string): { readonly beside: string; readonly before: string } => ({
  beside: `${folder}.new`,
  before: `${folder}.before`,
});

/**
 * Tidies up after a process that was killed while it made or replaced the database in this folder: what was not finished goes;
 * a database that was taken out of its place, with none put there, comes back. For whoever has locked the data folder.
 */
export const settleFolder = (folder: string): void => {
  const { beside, before } = placesOf(folder);
  if (!existsSync(folder) && existsSync(before)) renameSync(before, folder);
  for (const left of [beside, before]) rmSync(left, { recursive: true, force: true });
};
