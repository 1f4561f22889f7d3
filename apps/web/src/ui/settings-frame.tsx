import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCrumbs } from '../lib/crumbs.ts';
import { useT } from '../lib/i18n.tsx';
import { useMe } from '../lib/session.ts';
import { Icon } from './icon.tsx';
import { PageTitle } from './page-title.tsx';
import { settingsSections } from './settings-sections.ts';

const useSections = () => {
  const me = useMe();
  return settingsSections.filter((section) => me !== undefined || 'forGuests' in section);
};

/** The list of sections as a page of its own: what a phone opens first. */
export const SettingsList = () => {
  const t = useT();
  return (
    <ul className="setlist mt4">
      {useSections().map(({ to, label, hint, icon }) => (
        <li key={to} className="line-item">
          <Icon of={icon} />
          <div>
            <Link className="strong" to={to}>
              {t(label)}
            </Link>
            <p className="meta">{t(hint)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
};

interface SettingsFrameProps {
  /** The section's name: heading, tab and last crumb. */
  readonly title: string;
  readonly children: ReactNode;
}

/** One section of settings under its name: the list at its side where there is room, a way back to it elsewhere (the crumbs). */
export const SettingsFrame = ({ title, children }: SettingsFrameProps) => {
  const t = useT();
  const sections = useSections();
  useCrumbs([{ label: t('ui.settingsNav'), to: '/ustawienia' }, { label: title }]);
  return (
    <>
      <PageTitle title={title} />
      <div className="cols">
        <aside className="settoc">
          <nav className="tocnav" aria-label={t('ui.settingsNav')}>
            {sections.map(({ to, label }) => (
              <Link key={to} to={to}>
                {t(label)}
              </Link>
            ))}
          </nav>
        </aside>
        <div className="narrow">{children}</div>
      </div>
    </>
  );
};
