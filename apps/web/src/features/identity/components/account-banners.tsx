import { useLocation } from '@tanstack/react-router';
import { LeavingBanner } from './leaving-banner.tsx';
import { SuspendedBanner } from './suspended-banner.tsx';

interface AccountBannersProps {
  readonly suspendedUntil: string | null;
  readonly leavesAt: string | null;
}

/**
 * What everybody with a suspended or an ending account is told, on every page; the setting that ends an account says so itself.
 * Moments are ISO 8601; null: it is not so.
 */
export const AccountBanners = ({ suspendedUntil, leavesAt }: AccountBannersProps) => {
  const { pathname } = useLocation();
  return (
    <>
      {suspendedUntil === null ? undefined : <SuspendedBanner until={suspendedUntil} />}
      {leavesAt === null || pathname === '/ustawienia/dane' ? undefined : <LeavingBanner leavesAt={leavesAt} />}
    </>
  );
};
