import type { SpokenLanguage } from '@moja-ulica/shared/identity/schema.ts';
import type { Locale, Translate } from '../../lib/i18n.tsx';

/** "polski"; what browsers have no name for stands in the catalogue. */
export const languageName = (language: SpokenLanguage, locale: Locale, t: Translate): string =>
  language === 'pso'
    ? t('identity.signLanguage')
    : (new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language);
