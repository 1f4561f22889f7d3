import { Link, useLocation } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import { useT } from '../lib/i18n.tsx';
import { useDutiesWithheld } from '../lib/session.ts';
import { Banner } from '../ui/banner.tsx';
import { buttonClass } from '../ui/button.tsx';

const setUp = '/ustawienia/urzadzenia';

/** Tells staff that their duties wait for the second step of signing in, and leads to where it is set up. */
export const DutiesBanner = () => {
  const t = useT();
  const withheld = useDutiesWithheld();
  const { pathname } = useLocation();
  return withheld ? (
    <Banner kind="warn" icon={ShieldAlert}>
      {t('app.dutiesWait')}
      {pathname === setUp ? undefined : (
        <div className="btnrow mt3">
          <Link className={buttonClass()} to={setUp}>
            {t('app.dutiesSetUp')}
          </Link>
        </div>
      )}
    </Banner>
  ) : null;
};
