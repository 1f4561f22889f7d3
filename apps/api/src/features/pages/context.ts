import type { Platform } from '../../platform/platform.ts';
import type { Texts } from '../../platform/i18n.ts';
import type { documentsFeature } from '../documents/index.ts';
import type { estatesFeature } from '../estates/index.ts';
import type { identityFeature } from '../identity/index.ts';
import type { institutionsFeature } from '../institutions/index.ts';
import type { threadsFeature } from '../threads/index.ts';

export interface PagesContext {
  readonly platform: Platform;
  readonly texts: Texts;
  readonly identity: Pick<ReturnType<typeof identityFeature>, 'personExists'>;
  readonly estates: Pick<ReturnType<typeof estatesFeature>, 'listPlaces'>;
  readonly documents: Pick<ReturnType<typeof documentsFeature>, 'readDocument'>;
  readonly institutions: Pick<ReturnType<typeof institutionsFeature>, 'institutionPage' | 'institutionSlugs'>;
  readonly threads: Pick<ReturnType<typeof threadsFeature>, 'threadPageEntry' | 'listThreads' | 'feed' | 'answersOf'>;
}
