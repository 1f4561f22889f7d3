import type { DataExport, Deletion } from '@moja-ulica/shared/privacy/schema.ts';
import type { ExportRow, readLeaving } from './queries.ts';

const isoOrNull = (moment: Date | null): string | null => moment?.toISOString() ?? null;

export const presentExport = (row: ExportRow): DataExport => ({
  id: row.publicId,
  state: row.state === 'removed' ? 'failed' : row.state,
  askedAt: row.askedAt.toISOString(),
  partsDone: row.partsDone,
  partsTotal: row.partsTotal,
  entries: row.entries,
  bytes: row.bytes,
  readyAt: isoOrNull(row.readyAt),
  expiresAt: isoOrNull(row.expiresAt),
});

export const presentDeletion = ({
  askedAt,
  dueAt,
  posts,
}: NonNullable<Awaited<ReturnType<typeof readLeaving>>>): Deletion => ({
  askedAt: askedAt.toISOString(),
  dueAt: dueAt.toISOString(),
  posts,
});
