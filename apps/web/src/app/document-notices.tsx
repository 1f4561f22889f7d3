import { lazy, Suspense } from 'react';
import { useMe } from '../lib/session.ts';

const Notices = lazy(async () => ({
  default: (await import('../features/documents/components/notices.tsx')).Notices,
}));

/** Changed rules, for whoever is signed in; its code is no part of a guest's page. */
export const DocumentNotices = () => {
  const me = useMe();
  return me === undefined ? null : (
    <Suspense fallback={null}>
      <Notices />
    </Suspense>
  );
};
