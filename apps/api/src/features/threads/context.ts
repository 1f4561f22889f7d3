import type { Platform } from '../../platform/platform.ts';
import type { LoadAsker, LockAsker } from '../identity/index.ts';
import type { Directory } from '../institutions/index.ts';
import type { Texts } from '../../platform/i18n.ts';
import type { ReadSettings, WriteAudit } from '../site/index.ts';
import type { HideReasons, Screener } from './ports.ts';
import type { Render } from '../../platform/markdown/renderer.ts';

/** What the feature is given by `app.ts`. */
export interface ThreadPorts {
  readonly settings: ReadSettings;
  readonly loadAsker: LoadAsker;
  readonly lockAsker: LockAsker;
  readonly directory: Directory;
  readonly screeners: readonly Screener[];
  readonly hideReasons: HideReasons;
  readonly writeAudit: WriteAudit;
  readonly texts: Texts;
}

/** What its commands and reads work with. */
export interface ThreadContext extends ThreadPorts {
  readonly platform: Platform;
  readonly render: Render;
}
