import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT } from '../lib/i18n.tsx';
import type { MessageKey } from '../lib/i18n.tsx';
import { useSession } from '../lib/session.ts';
import { useTitle } from '../lib/title.ts';
import { buttonClass } from '../ui/button.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { NoPermission } from '../ui/states.tsx';
import { mayOpen, waitsForSecondStep } from './staff.ts';
import type { Requirement } from './staff.ts';

const explanation: Record<Exclude<Requirement, 'account'>, MessageKey> = {
  moderator: 'app.forbiddenModeration',
  liaison: 'app.forbiddenMatters',
  admin: 'app.forbiddenAdmin',
};

const Refusal = ({ what, guest }: { readonly what: Requirement; readonly guest: boolean }) => {
  const t = useT();
  const { href } = useLocation();
  useTitle(t('app.forbidden'));
  return (
    <NoPermission
      page
      title={t('app.forbidden')}
      action={
        guest ? (
          <Link className={buttonClass({ kind: 'primary' })} to="/zaloguj" search={{ powrot: href }}>
            {t('app.signIn')}
          </Link>
        ) : (
          <Link className={buttonClass()} to="/kontakt">
            {t('ui.askAccess')}
          </Link>
        )
      }
    >
      {t(guest || what === 'account' ? 'app.forbiddenGuest' : explanation[what])}
    </NoPermission>
  );
};

/** In place of a page that needs both steps of signing in. */
const DutiesWait = () => {
  const t = useT();
  useTitle(t('app.dutiesWaitTitle'));
  return (
    <NoPermission
      page
      title={t('app.dutiesWaitTitle')}
      action={
        <Link className={buttonClass({ kind: 'primary' })} to="/ustawienia/urzadzenia">
          {t('app.dutiesSetUp')}
        </Link>
      }
    >
      {t('app.dutiesWait')}
    </NoPermission>
  );
};

interface RequireProps {
  readonly what: Requirement;
  readonly children: ReactNode;
}

/** Shows a page to those who may see it; the others learn who may and how to ask. */
export const Require = ({ what, children }: RequireProps) => {
  const session = useSession();
  if (session.status === 'unknown') return <SkeletonRows />;
  if (!mayOpen(session, what)) return <Refusal what={what} guest={session.status === 'guest'} />;
  return waitsForSecondStep(session, what) ? <DutiesWait /> : children;
};
