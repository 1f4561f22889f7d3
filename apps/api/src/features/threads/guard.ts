import { mayReadPlace, type PlaceFacts } from '@moja-ulica/shared/estates/policy.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import type { Asker } from '../identity/index.ts';
import { AppError } from '../../platform/errors.ts';

/** A thread that one may not see is a thread that does not exist. Throws `thread_not_found`. */
export const requireVisibleThread = (actor: Actor, place: PlaceFacts): void => {
  if (!mayReadPlace(actor, place).allow) throw new AppError('thread_not_found');
};

/** Inside key of a signed-in person. Throws `unauthorized` for a guest. */
export const requireUser = ({ userId }: Asker): bigint => {
  if (userId === null) throw new AppError('unauthorized');
  return userId;
};
