import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { languages, locales, useLocale, useT } from '../../../lib/i18n.tsx';
import { changeLanguage } from '../../../lib/language.ts';
import { useMe } from '../../../lib/session.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Field } from '../../../ui/field.tsx';
import { SettingsFrame } from '../../../ui/settings-frame.tsx';
import { ThemeSwitch } from '../../../ui/theme-switch.tsx';

const Language = ({ onFailure }: { readonly onFailure: (error: unknown) => void }) => {
  const t = useT();
  const current = useLocale();
  return (
    <Field label={t('settings.language')}>
      {(control) => (
        <select
          className="input"
          {...control}
          value={current}
          onChange={(event) => {
            const chosen = locales.find((locale) => locale === event.target.value);
            if (chosen !== undefined) changeLanguage(chosen).catch(onFailure);
          }}
        >
          {locales.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {languages[locale]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

/** `/ustawienia/wyglad`: theme for this device, language for the account. */
export const Page = () => {
  const t = useT();
  const me = useMe();
  const [failure, setFailure] = useState<unknown>();
  return (
    <SettingsFrame title={t('settings.appearance')}>
      <div className="stack mt4">
        <p className="setting-lead">{t(me === undefined ? 'settings.keptHere' : 'settings.keptOnAccount')}</p>
        {failure === undefined ? undefined : (
          <Banner kind="bad" live="alert">
            {errorText(t, failure)}
          </Banner>
        )}
        <ThemeSwitch />
        <div className="short">
          <Language onFailure={setFailure} />
        </div>
      </div>
    </SettingsFrame>
  );
};
