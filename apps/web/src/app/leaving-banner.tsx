import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMe } from '../lib/session.ts';

const LeavingBanner = lazy(async () => ({
  default: (await import('../features/identity/components/leaving-banner.tsx')).LeavingBanner,
}));

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
