import { lazy, Suspense } from 'react';
import { openCatalogue } from '../lib/i18n.tsx';
import { useMe } from '../lib/session.ts';

const Notices = lazy(async () => {
  const [{ Notices: loaded }] = await Promise.all([
    import('../features/documents/components/notices.tsx'),
    openCatalogue('documents'),
  ]);
  return { default: loaded };
});

/** Changed rules, for whoever is signed in; its code is no part of a guest's page. */
export const DocumentNotices = () => {
  const me = useMe();
  return me === undefined ? null : (
    <Suspense fallback={null}>
      <Notices />
    </Suspense>
  );
};
