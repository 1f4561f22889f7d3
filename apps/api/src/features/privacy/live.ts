import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { presentExport } from './presenter.ts';
import { findExport } from './queries.ts';

const topic = 'export';

interface ExportChange {
  /** Public ids. */
  readonly user: string;
  readonly export: string;
}

const isExportChange = (change: unknown): change is ExportChange =>
  typeof change === 'object' && change !== null && 'user' in change && 'export' in change;

/** Reaches the sockets of its owner on every instance when the transaction commits. */
export const announceExport = (platform: Platform, tx: Tx, change: ExportChange): Promise<void> =>
  platform.changes.announce(tx, topic, change);

/** Tells the sockets of its owner, held by this instance, how far an export is. */
export const deliverExports = ({ db, changes, realtime }: Platform): void => {
  const deliver = async (change: ExportChange): Promise<void> => {
    const row = await findExport(db, change.export);
    if (row === null || row.state === 'removed') return;
    realtime.emitToUser(change.user, 'export.updated', { export: presentExport(row) });
  };
  changes.subscribe(topic, (change) =>
    isExportChange(change) && realtime.hasUser(change.user) ? deliver(change) : undefined,
  );
};
