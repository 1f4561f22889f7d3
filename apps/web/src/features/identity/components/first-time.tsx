import { Link } from '@tanstack/react-router';
import { useT } from '../../../lib/i18n.tsx';

/** Leads who has no account to registering; `back` is where they go on afterwards. */
export const FirstTime = ({ back }: { readonly back: string }) => {
  const t = useT();
  return (
    <p className="mt5">
      {t('identity.firstTime')}{' '}
      <Link to="/rejestracja" search={back === '/' ? {} : { powrot: back }}>
        <b>{t('identity.register')}</b>
      </Link>
    </p>
  );
};
