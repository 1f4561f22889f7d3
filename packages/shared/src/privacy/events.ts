import { type Static } from 'typebox';
import { Closed } from '../common.ts';
import { DataExport } from './schema.ts';

export const ExportEvent = Closed({ export: DataExport });
export type ExportEvent = Static<typeof ExportEvent>;
