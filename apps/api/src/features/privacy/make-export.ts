import { privacyLimits as limits } from '@moja-ulica/shared/privacy/limits.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tellExportReady } from '../notifications/index.ts';
import { archiveOf, partsOf } from './archive.ts';
import type { PrivacyContext } from './context.ts';
import { announceExport } from './live.ts';
import { ownerOf, type ExportOwner, type ExportRow } from './queries.ts';
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
/** The row is written and announced for whoever watches, no more often than they could follow. */
const beatMs = 500;
const dayMs = 86_400_000;

/** Another try has begun, or the export is gone: this one stops without a word. */
class Superseded extends Error {}

/**
 * Makes an export, from the first byte: a try that was cut off leaves nothing behind. Its owner is told when it is ready, by
 * the bell and by mail. Announces `export.updated` with each step.
 * @throws what went wrong, so that the job is tried again
 */
export const makeExport = async (context: PrivacyContext, publicId: string): Promise<void> => {
  const { platform } = context;
  const { db, clock } = platform;
  const now = clock.now();
  const begun = await db.transaction(async (tx) => {
    const row = await beginAttempt(tx, publicId, {
      now,
      silentSince: new Date(now.getTime() - silentMs),
      partsTotal: partsOf(context.personalData),
    });
    const owner = row === null ? null : await ownerOf(tx, row.userId);
    if (row === null || owner === null) return null;
    await announceExport(platform, tx, { user: owner.publicId, export: publicId });
    return { row, owner };
  });
  if (begun === null) return;
  const { row, owner } = begun;
  try {
    await write(context, row, owner);
  } catch (error) {
    if (error instanceof Superseded) return;
    await db.transaction(async (tx) => {
      await failAttempt(tx, row, row.attempt >= maxAttempts);
      await announceExport(platform, tx, { user: owner.publicId, export: publicId });
    });
    if (row.attempt < maxAttempts) throw error;
    platform.log.error({ export: publicId, err: error }, 'an export could not be made');
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

const write = async (
  { platform, personalData, texts, mails }: PrivacyContext,
  row: ExportRow,
  owner: ExportOwner,
): Promise<void> => {
  const { db, clock, config } = platform;
  const attempt: Attempt = row;
  const announce = (tx: Tx) => announceExport(platform, tx, { user: owner.publicId, export: row.publicId });
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
      await db.transaction(async (tx) => {
        if (!(await beat(tx, attempt, progress))) throw new Superseded();
        await announce(tx);
      });
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
    await tellExportReady(platform, tx, owner);
    await announce(tx);
  });
};
