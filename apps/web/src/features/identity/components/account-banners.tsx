import { LeavingBanner } from './leaving-banner.tsx';
import { SuspendedBanner } from './suspended-banner.tsx';

interface AccountBannersProps {
  readonly suspendedUntil: string | null;
  readonly leavesAt: string | null;
}

/** What everybody with a suspended or an ending account is told, on every page. Moments are ISO 8601; null: it is not so. */
export const AccountBanners = ({ suspendedUntil, leavesAt }: AccountBannersProps) => (
  <>
    {suspendedUntil === null ? undefined : <SuspendedBanner until={suspendedUntil} />}
    {leavesAt === null ? undefined : <LeavingBanner leavesAt={leavesAt} />}
  </>
);
