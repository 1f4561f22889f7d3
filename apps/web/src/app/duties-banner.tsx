import { Link, useLocation, useMatches } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import { useT } from '../lib/i18n.tsx';
import { useSession } from '../lib/session.ts';
import { Banner } from '../ui/banner.tsx';
import { buttonClass } from '../ui/button.tsx';
import { mayOpen } from './staff.ts';

const setUp = '/ustawienia/urzadzenia';

/** Whether the page that is open needs a duty of this person's: in its place stands the same, at length. */
const useIsSaidByPage = (): boolean => {
  const session = useSession();
  const matches = useMatches();
  return matches.some(
    ({ staticData: { requirement } }) =>
      requirement !== undefined && requirement !== 'account' && mayOpen(session, requirement),
  );
};

/** Tells staff that their duties wait for the second step of signing in, and leads to where it is set up. */
export const DutiesBanner = () => {
  const t = useT();
  const { pathname } = useLocation();
  const isSaidByPage = useIsSaidByPage();
  return isSaidByPage ? null : (
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
  );
};
