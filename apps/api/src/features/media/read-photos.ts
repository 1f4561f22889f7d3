import type { IncomingHttpHeaders } from 'node:http';
import { mayReadAbout } from '@moja-ulica/shared/identity/policy.ts';
import type { PhotoSize } from '@moja-ulica/shared/media/limits.ts';
import type { PersonPhoto } from '@moja-ulica/shared/media/schema.ts';
import { guest } from '@moja-ulica/shared/policy.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { MediaContext } from './context.ts';
import { readPhotoFile, readPhotosOf } from './queries.ts';

/** Photos of these people that the caller may see. */
export const photosOf = async (
  { platform: { db }, loadAsker }: MediaContext,
  caller: Caller,
  handles: readonly string[],
): Promise<PersonPhoto[]> => {
  const { actor } = await loadAsker(db, caller);
  const rows = await readPhotosOf(db, handles);
  return rows.flatMap(({ handle, photo, ...facts }) =>
    handle !== null && mayReadAbout(actor, facts) ? [{ handle, photo }] : [],
  );
};

/** The bytes of a photo for whoever may see it, who is known by their cookie alone; null for all others. */
export const photoFile = async (
  { platform: { db }, loadAsker, callerOfCookie }: MediaContext,
  headers: IncomingHttpHeaders,
  { name, size }: { readonly name: string; readonly size: PhotoSize },
): Promise<Uint8Array | null> => {
  const found = await readPhotoFile(db, name, size);
  if (found === null) return null;
  if (mayReadAbout(guest, found)) return found.bytes;
  const caller = await callerOfCookie(headers);
  if (caller === null) return null;
  const { actor } = await loadAsker(db, caller);
  return mayReadAbout(actor, found) ? found.bytes : null;
};
