import { lazy, Suspense } from 'react';
import { useMe } from '../lib/session.ts';

const Bell = lazy(async () => ({ default: (await import('../features/notifications/components/bell.tsx')).Bell }));

/** The bell of whoever is signed in; its code is no part of a guest's page. */
export const BellSlot = () => {
  const me = useMe();
  return me === undefined ? null : (
    <Suspense fallback={<span className="iconbtn" />}>
      <Bell />
    </Suspense>
  );
};
