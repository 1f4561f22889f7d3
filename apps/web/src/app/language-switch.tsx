import { changeLanguage } from '../lib/language.ts';
import { languages, locales, useLocale, useT } from '../lib/i18n.tsx';
import { errorText } from '../lib/error-text.ts';
import { showToast } from '../ui/toast-store.ts';

/** The other languages, each named in itself. */
export const LanguageSwitch = () => {
  const t = useT();
  const current = useLocale();
  return (
    <ul className="languages" aria-label={t('app.language')}>
      {locales
        .filter((locale) => locale !== current)
        .map((locale) => (
          <li key={locale}>
            <button
              type="button"
              className="linkbtn"
              lang={locale}
              onClick={() => {
                changeLanguage(locale).catch((error: unknown) => showToast(errorText(t, error)));
              }}
            >
              {languages[locale]}
            </button>
          </li>
        ))}
    </ul>
  );
};
