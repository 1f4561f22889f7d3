import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { openCatalogue } from '../lib/i18n.tsx';
import { useMe } from '../lib/session.ts';

const AccountBanners = lazy(async () => {
  const [{ AccountBanners: loaded }] = await Promise.all([
    import('../features/identity/components/account-banners.tsx'),
    openCatalogue('data'),
  ]);
  return { default: loaded };
});

/**
 * For whoever is suspended, or has asked that their account should end; its code is no part of anybody else's page. The setting
 * that ends an account says so itself.
 */
export const AccountSlot = () => {
  const me = useMe();
  const { pathname } = useLocation();
  const leavesAt = pathname === '/ustawienia/dane' ? null : (me?.leavesAt ?? null);
  const suspendedUntil = me?.suspendedUntil ?? null;
  return leavesAt === null && suspendedUntil === null ? null : (
    <Suspense>
      <AccountBanners suspendedUntil={suspendedUntil} leavesAt={leavesAt} />
    </Suspense>
  );
};
