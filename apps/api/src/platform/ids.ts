import { customAlphabet } from 'nanoid';
import { base58Alphabet, publicIdLength } from '@moja-ulica/shared/ids.ts';

const randomId = customAlphabet(base58Alphabet, publicIdLength);

/** A new outside id: 12 random characters base58. */
export const newPublicId = (): string => randomId();
