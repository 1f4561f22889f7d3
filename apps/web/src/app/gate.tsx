import { Link, Outlet } from '@tanstack/react-router';
import { useT } from '../lib/i18n.tsx';
import { useSiteName } from '../lib/site-name.ts';
import { Wordmark } from '../ui/brand.tsx';
import { StreetStrip } from '../ui/street-strip.tsx';
import { SkipLink } from '../ui/text.tsx';
import { ToastRegion } from '../ui/toasts.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { OfflineBanner } from './offline-banner.tsx';

/** The frame of signing in and registering: no navigation, the town's street beside the form. */
export const GateLayout = () => {
  const t = useT();
  const { name, lines } = useSiteName();
  return (
    <>
      <SkipLink target="tresc">{t('app.skip')}</SkipLink>
      <div className="gate">
        <header className="side">
          <Link className="wm" to="/">
            <Wordmark lines={[name]} suffix={t('app.home')} />
          </Link>
          <div className="lines">
            <p>
              {lines.map((line, at) => (
                <span className="wm-line" key={line}>
                  {at < lines.length - 1 ? `${line},` : line}
                </span>
              ))}
            </p>
            <p className="lead">{t('app.gateLead')}</p>
          </div>
          <StreetStrip />
        </header>
        <main id="tresc" tabIndex={-1}>
          <OfflineBanner />
          <Outlet />
          <hr />
          <LanguageSwitch />
        </main>
      </div>
      <ToastRegion />
    </>
  );
};
