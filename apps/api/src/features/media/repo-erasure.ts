import type { Eraser } from '../identity/index.ts';
import { deletePhoto } from './repo.ts';

/** The photo is gone, under every address it had. */
export const erasePhoto: Eraser = {
  name: 'photo',
  of: ['photos.user_id'],
  erase: async (tx, { id }) => {
    await deletePhoto(tx, id);
    return null;
  },
};
