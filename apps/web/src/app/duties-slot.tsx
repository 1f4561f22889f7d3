import { lazy, Suspense } from 'react';
import { useDutiesWithheld } from '../lib/session.ts';

const DutiesBanner = lazy(async () => ({ default: (await import('./duties-banner.tsx')).DutiesBanner }));

/** For staff whose duties wait for the second step of signing in; its code is no part of anybody else's page. */
export const DutiesSlot = () =>
  useDutiesWithheld() ? (
    <Suspense>
      <DutiesBanner />
    </Suspense>
  ) : null;
