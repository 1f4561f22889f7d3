import { randomBytes } from 'node:crypto';
import { publicIdFrom } from '@moja-ulica/shared/ids.ts';

/** A new outside id: 12 random characters base58. */
export const newPublicId = (): string => publicIdFrom((count) => randomBytes(count));
