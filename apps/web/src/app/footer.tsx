import { Link } from '@tanstack/react-router';
import { useT } from '../lib/i18n.tsx';
import { LanguageSwitch } from './language-switch.tsx';

/** Who answers and writes here besides people, legal pages and the language, under every page. */
export const SiteFooter = () => {
  const t = useT();
  return (
    <footer className="site">
      <nav aria-label={t('app.footer')}>
        <ul>
          <li>
            <Link to="/instytucje">{t('app.adminInstitutions')}</Link>
          </li>
          <li>
            <Link to="/organizacje">{t('app.adminOrganisations')}</Link>
          </li>
          <li>
            <Link to="/zasady">{t('app.rules')}</Link>
          </li>
          <li>
            <Link to="/dostepnosc">{t('app.accessibility')}</Link>
          </li>
          <li>
            <Link to="/prywatnosc">{t('app.privacy')}</Link>
          </li>
          <li>
            <Link to="/o-projekcie">{t('app.about')}</Link>
          </li>
          <li>
            <Link to="/kontakt">{t('app.contact')}</Link>
          </li>
          <li>
            <Link to="/ustawienia/wyglad">{t('app.moreAppearance')}</Link>
          </li>
        </ul>
      </nav>
      <LanguageSwitch />
    </footer>
  );
};
