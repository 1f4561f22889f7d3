import { lazy, Suspense } from 'react';
import { openCatalogue } from '../lib/i18n.tsx';
import { useMe } from '../lib/session.ts';

const Bell = lazy(async () => {
  const [{ Bell: loaded }] = await Promise.all([
    import('../features/notifications/components/bell.tsx'),
    openCatalogue('notifications'),
  ]);
  return { default: loaded };
});

/** The bell of whoever is signed in; its code is no part of a guest's page. */
export const BellSlot = () => {
  const me = useMe();
  return me === undefined ? null : (
    <Suspense fallback={<span className="iconbtn" />}>
      <Bell />
    </Suspense>
  );
};
