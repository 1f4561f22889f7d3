import type { Platform } from '../../platform/platform.ts';
import type { LoadAsker } from '../identity/index.ts';
import type { ReadSettings, WriteAudit } from '../site/index.ts';
import type { DefaultTexts } from './default-texts.ts';
import type { DocumentTables, RenderDocument } from './render/render-document.ts';

export interface DocumentPorts {
  readonly platform: Platform;
  readonly loadAsker: LoadAsker;
  readonly settings: ReadSettings;
  readonly writeAudit: WriteAudit;
  readonly tables: DocumentTables;
}

export interface DocumentContext extends DocumentPorts {
  readonly defaults: DefaultTexts;
  readonly render: RenderDocument;
}
