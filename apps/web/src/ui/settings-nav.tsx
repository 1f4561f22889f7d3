import { Link } from '@tanstack/react-router';
import { useT } from '../lib/i18n.tsx';

/** The pages of settings, above each of them. */
export const SettingsNav = () => {
  const t = useT();
  return (
    <nav className="settings-nav" aria-label={t('ui.settingsNav')}>
      <Link to="/ustawienia/wyglad">{t('ui.settingsAppearance')}</Link>
      <Link to="/ustawienia/profil">{t('ui.settingsProfile')}</Link>
      <Link to="/ustawienia/urzadzenia">{t('ui.settingsSignIn')}</Link>
    </nav>
  );
};
