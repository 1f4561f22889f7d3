import { exportFileName } from '@moja-ulica/shared/privacy/paths.ts';
import { Readable } from 'node:stream';
import type { MyData } from '@moja-ulica/shared/privacy/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError } from '../../platform/errors.ts';
import type { PrivacyContext } from './context.ts';
import { presentDeletion, presentExport } from './presenter.ts';
import { newestExport, readLeaving, readPiece, readyExport } from './queries.ts';

const ownKey = async ({ platform, loadAsker }: PrivacyContext, caller: Caller): Promise<bigint> => {
  const { userId } = await loadAsker(platform.db, caller);
  if (userId === null) throw new AppError('unauthorized');
  return userId;
};

/** The caller's newest export and whether their account is to end. Throws `unauthorized`, `session_ended`. */
export const readMyData = async (context: PrivacyContext, caller: Caller): Promise<MyData> => {
  const { db } = context.platform;
  const userId = await ownKey(context, caller);
  const newest = await newestExport(db, userId);
  const leaving = await readLeaving(db, userId);
  return {
    export: newest === null ? null : presentExport(newest),
    deletion: leaving === null ? null : presentDeletion(leaving),
    thinkingDays: (await context.settings(db)).deletionThinkingDays,
  };
};

/** A finished ZIP, read piece by piece as it is sent. */
export interface Download {
  readonly fileName: string;
  readonly bytes: number;
  readonly stream: Readable;
}

/** The caller's own export. Throws `unauthorized`, `session_ended`, `export_not_found` (also for somebody else's). */
export const openExport = async (context: PrivacyContext, caller: Caller, id: string): Promise<Download> => {
  const { db, clock } = context.platform;
  const userId = await ownKey(context, caller);
  const row = await readyExport(db, userId, id, clock.now());
  if (row === null || row.bytes === null || row.readyAt === null) throw new AppError('export_not_found');
  const pieces = async function* (): AsyncGenerator<Buffer> {
    for (let position = 0, sent = 0; sent < (row.bytes ?? 0); position += 1) {
      const piece = await readPiece(db, row.id, position);
      // Removed while it was sent: the receiver sees by its length that it is not whole.
      if (piece === null) throw new Error('A piece of an export is missing');
      sent += piece.length;
      yield Buffer.from(piece);
    }
  };
  return {
    fileName: exportFileName(row.readyAt.toISOString()),
    bytes: row.bytes,
    stream: Readable.from(pieces(), { objectMode: false }),
  };
};
