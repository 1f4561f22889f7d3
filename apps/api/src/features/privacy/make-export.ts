import { privacyLimits as limits } from '@moja-ulica/shared/privacy/limits.ts';
import { archiveOf, partsOf } from './archive.ts';
import type { PrivacyContext } from './context.ts';
import { ownerOf, type ExportRow } from './queries.ts';
import {
  beat,
  beginAttempt,
  failAttempt,
  finishAttempt,
  keepPiece,
  removeOlderExports,
  type Attempt,
} from './repo-exports.ts';

/** Queue: make this export, or go on with nothing if somebody else is making it. */
export const makeExportQueue = 'privacy.make-export';

export interface MakeExport {
  /** Public id. */
  readonly export: string;
}

/** Who has written nothing for so long is taken to be gone. */
export const silentMs = 120_000;
const maxAttempts = 5;
const pieceBytes = 256 * 1024;
/** The row is written for whoever watches, no more often than they look. */
const beatMs = 500;
const dayMs = 86_400_000;

/** Another try has begun, or the export is gone: this one stops without a word. */
class Superseded extends Error {}

/**
 * Makes an export, from the first byte: a try that was cut off leaves nothing behind. Its owner gets a mail when it is ready.
 * @throws what went wrong, so that the job is tried again
 */
export const makeExport = async (context: PrivacyContext, publicId: string): Promise<void> => {
  const { db, clock } = context.platform;
  const now = clock.now();
  const row = await db.transaction((tx) =>
    beginAttempt(tx, publicId, {
      now,
      silentSince: new Date(now.getTime() - silentMs),
      partsTotal: partsOf(context.personalData),
    }),
  );
  if (row === null) return;
  try {
    await write(context, row);
  } catch (error) {
    if (error instanceof Superseded) return;
    await failAttempt(db, row, row.attempt >= maxAttempts);
    if (row.attempt < maxAttempts) throw error;
    context.platform.log.error({ export: publicId, err: error }, 'an export could not be made');
  }
};

/** Puts pieces of one size together. */
const createPieces = (keep: (position: number, bytes: Buffer) => Promise<void>) => {
  let waiting: Buffer[] = [];
  let size = 0;
  let position = 0;
  let total = 0;
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    const bytes = Buffer.concat(waiting, size);
    waiting = [];
    size = 0;
    await keep(position, bytes);
    position += 1;
    total += bytes.length;
  };
  return {
    add: async (bytes: Buffer): Promise<void> => {
      for (let from = 0; from < bytes.length;) {
        const part = bytes.subarray(from, from + pieceBytes - size);
        waiting.push(part);
        size += part.length;
        from += part.length;
        if (size === pieceBytes) await flush();
      }
    },
    end: async (): Promise<number> => {
      await flush();
      return total;
    },
  };
};

const write = async ({ platform, personalData, texts, mails }: PrivacyContext, row: ExportRow): Promise<void> => {
  const { db, clock, config } = platform;
  const attempt: Attempt = row;
  const owner = await ownerOf(db, row.userId);
  if (owner === null) throw new Superseded();
  const pieces = createPieces(async (position, bytes) => {
    if (!(await db.transaction((tx) => keepPiece(tx, attempt, position, bytes)))) throw new Superseded();
  });
  let entries = 0;
  let toldAt = performance.now();
  const archive = archiveOf({
    db,
    person: owner,
    data: personalData,
    t: texts(owner.locale),
    siteName: config.siteName,
    now: clock.now(),
    onProgress: async (done) => {
      ({ entries } = done);
      if (performance.now() - toldAt < beatMs) return;
      toldAt = performance.now();
      const progress = { partsDone: done.parts, entries, now: clock.now() };
      if (!(await beat(db, attempt, progress))) throw new Superseded();
    },
  });
  for await (const bytes of archive) await pieces.add(bytes);
  const bytes = await pieces.end();
  const readyAt = clock.now();
  const expiresAt = new Date(readyAt.getTime() + limits.exportDays * dayMs);
  await db.transaction(async (tx) => {
    if (!(await finishAttempt(tx, attempt, { bytes, entries, readyAt, expiresAt }))) throw new Superseded();
    await removeOlderExports(tx, row.userId, row.id);
    const { email, locale, publicId: user } = owner;
    await mails.exportReady(tx, { email, locale, user, id: row.publicId });
  });
};
