import { Link, useLocation } from '@tanstack/react-router';
import { useT } from '../lib/i18n.tsx';
import { buttonClass } from '../ui/button.tsx';

/** Leads to signing in and back to this page. */
export const SignInLink = ({ wide = false }: { readonly wide?: boolean }) => {
  const t = useT();
  const { href } = useLocation();
  return (
    <Link className={buttonClass({ wide })} to="/zaloguj" search={href === '/' ? {} : { powrot: href }}>
      {t('app.signIn')}
    </Link>
  );
};
