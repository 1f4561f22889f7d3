import { Link, Outlet } from '@tanstack/react-router';
import { useT } from '../lib/i18n.tsx';
import { adminPages } from './admin-pages.ts';
import { Require } from './require.tsx';

/** Around every page of administration: who may see it, and the way to the others. */
export const AdminLayout = () => {
  const t = useT();
  return (
    <Require what="admin">
      <nav className="filters admin-nav" aria-label={t('app.admin')}>
        {adminPages.map(([to, key]) => (
          <Link className="filter" key={to} to={to}>
            {t(key)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </Require>
  );
};
