import type { Caller } from '../../platform/auth/caller.ts';
import type { Texts } from '../../platform/i18n.ts';
import type { Platform } from '../../platform/platform.ts';
import type { identityFeature, LoadAsker, OwnAccount, PersonalData } from '../identity/index.ts';
import type { ReadSettings } from '../site/index.ts';
import type { Mails } from './mails.ts';

/** What `app.ts` wires in. */
export interface PrivacyPorts {
  readonly settings: ReadSettings;
  readonly loadAsker: LoadAsker;
  readonly identity: Pick<ReturnType<typeof identityFeature>, 'ifProven' | 'openErasing'> & {
    readonly ownAccount: (caller: Caller) => Promise<OwnAccount>;
  };
  /** What each feature keeps about people. */
  readonly personalData: readonly PersonalData[];
}

/** What the feature's commands and jobs work with. */
export interface PrivacyContext extends PrivacyPorts {
  readonly platform: Platform;
  readonly texts: Texts;
  readonly mails: Mails;
}
