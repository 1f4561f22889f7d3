import { Outlet } from '@tanstack/react-router';
import { useT } from '../lib/i18n.tsx';
import { useDesktop } from '../lib/media.ts';
import { SkipLink } from '../ui/text.tsx';
import { ToastRegion } from '../ui/toasts.tsx';
import { AccountSlot } from './account-slot.tsx';
import { Crumbs } from './crumbs.tsx';
import { Deskbar, Topbar } from './bars.tsx';
import { DocumentNotices } from './document-notices.tsx';
import { DutiesSlot } from './duties-slot.tsx';
import { SiteFooter } from './footer.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { SessionBanner } from './session-banner.tsx';
import { SilentBanner } from './silent-banner.tsx';
import { Rail } from './rail.tsx';
import { Tabbar } from './tabbar.tsx';

/** The frame of every page: the rail from 1200 px on, a top bar and a tab bar below. */
export const Shell = () => {
  const t = useT();
  const desktop = useDesktop();
  return (
    <>
      <SkipLink target="tresc">{t('app.skip')}</SkipLink>
      <div className="app">
        {desktop ? <Rail /> : undefined}
        <div>
          {desktop ? undefined : <Topbar />}
          <div className="page">
            {desktop ? <Deskbar /> : <Crumbs phone />}
            <div className="stays">
              <OfflineBanner />
              <SessionBanner />
              <SilentBanner />
            </div>
            <DocumentNotices />
            <DutiesSlot />
            <AccountSlot />
            <main id="tresc" tabIndex={-1}>
              <Outlet />
            </main>
            <SiteFooter />
          </div>
        </div>
      </div>
      {desktop ? undefined : <Tabbar />}
      <ToastRegion />
    </>
  );
};
