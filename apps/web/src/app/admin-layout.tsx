import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import { useT } from '../lib/i18n.tsx';
import { adminPages, adminPagesUnder } from './admin-pages.ts';
import { Require } from './require.tsx';

/** The way to each page; where they do not fit, scrolled so that the one that is open is seen. */
const AdminNav = () => {
  const t = useT();
  const nav = useRef<HTMLElement>(null);
  // Another page is another rendering.
  const at = useLocation({ select: ({ pathname }) => pathname });
  useLayoutEffect(() => {
    const open = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (!nav.current || !open) return;
    nav.current.scrollLeft = open.offsetLeft - (nav.current.clientWidth - open.offsetWidth) / 2;
  });
  return (
    <nav className="admin-nav" aria-label={t('app.admin')} ref={nav}>
      {adminPages.map(([to, key]) => (
        <Link key={to} to={to} aria-current={adminPagesUnder[at] === to ? 'page' : undefined}>
          {t(key)}
        </Link>
      ))}
    </nav>
  );
};

/** Around every page of administration: who may see it, and the way to the others. */
export const AdminLayout = () => (
  <Require what="admin">
    <AdminNav />
    <Outlet />
  </Require>
);
