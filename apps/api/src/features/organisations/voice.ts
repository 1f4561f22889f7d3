import { mayWriteFor } from '@moja-ulica/shared/organisations/policy.ts';
import type { Tx } from '../../platform/db/database.ts';
import { AppError, enforce } from '../../platform/errors.ts';
import { readVoice } from './queries.ts';

interface Voice {
  /** Slug. */
  readonly organisation: string;
  readonly placeId: bigint;
  readonly userId: bigint;
}

/** Key of an organisation that a person may write for in a place. Throws `not_organisation_writer`. */
export const organisationForWriting = async (tx: Tx, voice: Voice): Promise<bigint> => {
  const found = await readVoice(tx, voice);
  if (found === null) throw new AppError('not_organisation_writer');
  enforce(mayWriteFor({ writer: found.writer, keeper: false }, found.worksHere));
  return found.key;
};
