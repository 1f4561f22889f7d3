import { institutionsAddress } from '@moja-ulica/shared/institutions/paths.ts';
import { organisationsAddress } from '@moja-ulica/shared/organisations/paths.ts';
import { Link } from '@tanstack/react-router';
import { BookOpen, Building, Gavel, Inbox, Landmark, LogOut, Settings, SlidersHorizontal, User } from 'lucide-react';
import { useState } from 'react';
import { errorText } from '../lib/error-text.ts';
import { useT } from '../lib/i18n.tsx';
import { signOut, useMe } from '../lib/session.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ThemeSwitch } from '../ui/theme-switch.tsx';
import { showToast } from '../ui/toast-store.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { SignInLink } from './sign-in-link.tsx';
import { answersMatters, moderatesSomewhere } from './staff.ts';

const SignOutButton = () => {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const leave = async (): Promise<void> => {
    setBusy(true);
    try {
      await signOut();
      showToast(t('app.signedOut'));
    } catch (error) {
      showToast(errorText(t, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={LogOut} busy={busy} onClick={() => void leave()}>
      {t('app.signOut')}
    </Button>
  );
};

const Account = () => {
  const t = useT();
  const me = useMe();
  if (me === undefined) return <SignInLink />;
  return (
    <ul className="links">
      <li>
        <Link to="/u/$nick" params={{ nick: me.handle }}>
          <Icon of={User} />
          {t('app.profile')}
        </Link>
      </li>
      {moderatesSomewhere(me) ? (
        <li>
          <Link to="/moderacja">
            <Icon of={Gavel} />
            {t('app.moderation')}
          </Link>
        </li>
      ) : undefined}
      {answersMatters(me) ? (
        <li>
          <Link to="/sprawy">
            <Icon of={Inbox} />
            {t('app.matters')}
          </Link>
        </li>
      ) : undefined}
      {me.admin ? (
        <li>
          <Link to="/admin">
            <Icon of={SlidersHorizontal} />
            {t('app.admin')}
          </Link>
        </li>
      ) : undefined}
      <li>
        <Link to="/ustawienia">
          <Icon of={Settings} />
          {t('app.settings')}
        </Link>
      </li>
      <li>
        <SignOutButton />
      </li>
    </ul>
  );
};

const legal = [
  ['/zasady', 'app.rules'],
  ['/dostepnosc', 'app.accessibility'],
  ['/prywatnosc', 'app.privacy'],
  ['/o-projekcie', 'app.about'],
  ['/kontakt', 'app.contact'],
] as const;

/** Everything that has no place in the tab bar: account, staff tools, appearance, language, legal pages. */
export const Page = () => {
  const t = useT();
  return (
    <div className="narrow">
      <PageTitle title={t('app.more')} />
      <section className="setting" aria-labelledby="more-account">
        <h2 id="more-account">{t('app.moreAccount')}</h2>
        <Account />
      </section>
      <section className="setting" aria-labelledby="more-appearance">
        <h2 id="more-appearance">{t('app.moreAppearance')}</h2>
        <ThemeSwitch />
        <div className="mt4">
          <LanguageSwitch />
        </div>
      </section>
      <section className="setting" aria-labelledby="more-about">
        <h2 id="more-about">{t('app.moreAbout')}</h2>
        <ul className="links">
          <li>
            <Link to={institutionsAddress}>
              <Icon of={Landmark} />
              {t('app.adminInstitutions')}
            </Link>
          </li>
          <li>
            <Link to={organisationsAddress}>
              <Icon of={Building} />
              {t('app.adminOrganisations')}
            </Link>
          </li>
          {legal.map(([to, key]) => (
            <li key={to}>
              <Link to={to}>
                <Icon of={BookOpen} />
                {t(key)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
};
