import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { onePage, type DataSubject, type OwnDocument, type OwnFile } from '../identity/index.ts';
import { photos } from './tables.ts';

/** Since when the person has the photo that lies beside this as files. */
export const ownPhoto: OwnDocument = {
  name: 'photo',
  of: ['photos.user_id'],
  pages: (db, { id }) => onePage(db.select({ since: photos.createdAt }).from(photos).where(eq(photos.userId, id))),
};

/** Both squares that are kept of the person's photo. */
export const filesOfPerson = async function* (db: Db, { id }: DataSubject): AsyncGenerator<OwnFile> {
  const rows = await db.select({ small: photos.small, large: photos.large }).from(photos).where(eq(photos.userId, id));
  for (const { small, large } of rows) {
    yield { name: 'photo-320.webp', open: async () => Readable.from([Buffer.from(large)]) };
    yield { name: 'photo-96.webp', open: async () => Readable.from([Buffer.from(small)]) };
  }
};
