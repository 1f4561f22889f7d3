import { mayAnswerOfficially } from '@moja-ulica/shared/threads/policy.ts';
import type { Tx } from '../../platform/db/database.ts';
import { enforce } from '../../platform/errors.ts';
import type { Asker } from '../identity/index.ts';
import { organisationForWriting } from '../organisations/index.ts';
import { requireUser } from './guard.ts';
import type { StoredPost } from './repo-posts.ts';
import type { LockedThread } from './repo-threads.ts';

interface Speaking {
  readonly asker: Asker;
  readonly thread: Pick<LockedThread, 'place'>;
  readonly post: Pick<StoredPost, 'institution' | 'organisation'>;
}

/**
 * What stands in the name of an institution or organisation is changed only by who may still speak for it. Throws
 * `not_liaison_here`, `not_organisation_writer`.
 */
export const checkVoice = async (tx: Tx, { asker, thread: { place }, post }: Speaking): Promise<void> => {
  const { institution, organisation } = post;
  if (institution !== null) enforce(mayAnswerOfficially(asker.actor, place, institution));
  if (organisation !== null) {
    await organisationForWriting(tx, { organisation, placeId: place.key, userId: requireUser(asker) });
  }
};
