import { Type, type Static } from 'typebox';
import { Closed } from '../common.ts';

/** Random, and another one for each picture. Part of the address of a file, which asks again who may see it. */
export const PhotoName = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' });

/** The photo of a person, for who may see it. */
export const PersonPhoto = Closed({ handle: Type.String(), photo: PhotoName });

export type PersonPhoto = Static<typeof PersonPhoto>;
