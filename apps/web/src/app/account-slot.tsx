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

/** For whoever is suspended, or has asked that their account should end; its code is no part of anybody else's page. */
export const AccountSlot = () => {
  const me = useMe();
  return me === undefined || (me.leavesAt === null && me.suspendedUntil === null) ? null : (
    <Suspense>
      <AccountBanners suspendedUntil={me.suspendedUntil} leavesAt={me.leavesAt} />
    </Suspense>
  );
};
