import { LogOut } from 'lucide-react';
import { useId, useState } from 'react';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { errorText } from '../../../lib/error-text.ts';
import { languages, locales, useLocale, useT } from '../../../lib/i18n.tsx';
import { changeLanguage } from '../../../lib/language.ts';
import { signOut, useMe } from '../../../lib/session.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SettingsNav } from '../../../ui/settings-nav.tsx';
import { ThemeSwitch } from '../../../ui/theme-switch.tsx';
import { showToast } from '../../../ui/toast-store.ts';

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

const SignOut = () => {
  const t = useT();
  const me = useMe();
  const [busy, setBusy] = useState(false);
  if (me === undefined) return null;
  const leave = async (): Promise<void> => {
    setBusy(true);
    try {
      await signOut();
      showToast(t('settings.signedOut'));
    } catch (error) {
      showToast(errorText(t, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="setting" aria-labelledby="sign-out">
      <h2 id="sign-out">{t('settings.account')}</h2>
      <p>{t('settings.signedInAs', { name: me.displayName, email: me.email })}</p>
      <Button icon={LogOut} busy={busy} onClick={() => void leave()}>
        {t('settings.signOut')}
      </Button>
    </section>
  );
};

/** `/ustawienia/wyglad`: theme for this device, language for the account, and the way out. */
export const Page = () => {
  const t = useT();
  const me = useMe();
  const appearance = useId();
  const [failure, setFailure] = useState<unknown>();
  useCrumbs([{ label: t('settings.title') }]);
  return (
    <div className="narrow">
      <PageTitle title={t('settings.title')} />
      {me === undefined ? undefined : <SettingsNav />}
      <section className="setting" aria-labelledby={appearance}>
        <h2 id={appearance}>{t('settings.appearance')}</h2>
        <p>{t(me === undefined ? 'settings.keptHere' : 'settings.keptOnAccount')}</p>
        {failure === undefined ? undefined : (
          <Banner kind="bad" live="alert">
            {errorText(t, failure)}
          </Banner>
        )}
        <ThemeSwitch />
        <Language onFailure={setFailure} />
      </section>
      <SignOut />
    </div>
  );
};
