import type { OrganisationTie } from '@moja-ulica/shared/organisations/policy.ts';
import type { Tx } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { readOrganisation, readWriters, type OrganisationRow, type WriterRow } from './queries.ts';
import { lockOrganisation } from './repo.ts';

/** An organisation with all who write for it, held until the transaction ends. */
export interface HeldOrganisation {
  readonly organisation: OrganisationRow;
  readonly writers: readonly WriterRow[];
}

/** Throws `organisation_not_found`. */
export const holdOrganisation = async (tx: Tx, slug: string): Promise<HeldOrganisation> => {
  // Read only then: whoever had it before may have changed it.
  const organisation = (await lockOrganisation(tx, slug)) ? await readOrganisation(tx, slug) : null;
  if (organisation === null) throw new AppError('organisation_not_found');
  return { organisation, writers: await readWriters(tx, organisation.id) };
};

/** What a person (inside key) is to it. */
export const tieOf = (writers: readonly WriterRow[], userId: bigint | null): OrganisationTie => {
  const own = writers.find(({ key }) => key === userId);
  return { writer: own?.accepted ?? false, keeper: own?.keeper ?? false };
};

/** Refuses what would leave nobody who looks after it. Throws `organisation_needs_keeper`. */
export const keepOne = (writers: readonly WriterRow[], without: bigint): void => {
  const goes = writers.find(({ key }) => key === without);
  if (goes === undefined || !goes.keeper || !goes.accepted) return;
  if (!writers.some(({ key, keeper, accepted }) => keeper && accepted && key !== without)) {
    throw new AppError('organisation_needs_keeper');
  }
};
