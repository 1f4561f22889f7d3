import { Link } from '@tanstack/react-router';
import { PenLine } from 'lucide-react';
import { useT } from '../lib/i18n.tsx';
import { useSession } from '../lib/session.ts';
import { useSiteName } from '../lib/site-name.ts';
import { Wordmark } from '../ui/brand.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { BellSlot } from './bell.tsx';
import { Crumbs } from './crumbs.tsx';
import { SignInLink } from './sign-in-link.tsx';
import { useWritePlace } from './write-place.ts';

/** The bar above the page on phones and tablets. */
export const Topbar = () => {
  const t = useT();
  const { status } = useSession();
  return (
    <header className="topbar">
      <Link className="wm" to="/">
        <Wordmark lines={[useSiteName().name]} suffix={t('app.home')} />
      </Link>
      {status === 'guest' ? <SignInLink /> : <BellSlot />}
    </header>
  );
};

const WriteLink = () => {
  const t = useT();
  const place = useWritePlace();
  return place === undefined || place === null ? null : (
    <Link className={buttonClass({ kind: 'primary' })} to="/o/$place/nowy" params={{ place }}>
      <Icon of={PenLine} />
      {t('app.write')}
    </Link>
  );
};

/** The bar above the page beside the rail. */
export const Deskbar = () => {
  const t = useT();
  const { status } = useSession();
  return (
    <section className="deskbar" aria-label={t('app.deskbar')}>
      <Crumbs />
      {status === 'signed-in' ? (
        <>
          <BellSlot />
          <WriteLink />
        </>
      ) : undefined}
      {status === 'guest' ? (
        <Link className={buttonClass({ kind: 'primary' })} to="/rejestracja">
          {t('app.register')}
        </Link>
      ) : undefined}
    </section>
  );
};
