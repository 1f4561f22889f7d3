import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { openCatalogue } from '../lib/i18n.tsx';
import { useMe } from '../lib/session.ts';

const LeavingBanner = lazy(async () => {
  const [{ LeavingBanner: loaded }] = await Promise.all([
    import('../features/identity/components/leaving-banner.tsx'),
    openCatalogue('data'),
  ]);
  return { default: loaded };
});

/** For whoever has asked that their account should end; its code is no part of anybody else's page. The setting itself says so too. */
export const LeavingSlot = () => {
  const leavesAt = useMe()?.leavesAt ?? null;
  const { pathname } = useLocation();
  return leavesAt === null || pathname === '/ustawienia/dane' ? null : (
    <Suspense>
      <LeavingBanner leavesAt={leavesAt} />
    </Suspense>
  );
};
