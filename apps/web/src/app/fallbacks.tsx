import { Link } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { ApiError, NetworkError } from '../lib/api-error.ts';
import { useT } from '../lib/i18n.tsx';
import { giveHeadingFocus } from '../lib/page-focus.ts';
import { useTitle } from '../lib/title.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';

/** While a page's code is on its way. */
export const PendingPage = () => <SkeletonRows />;

/** No such address, or nothing there for this person: the two look alike. */
export const NotFoundPage = () => {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useTitle(t('app.notFound'));
  useEffect(() => giveHeadingFocus(box.current?.querySelector('h1')), []);
  return (
    <div ref={box}>
      <EmptyState
        page
        icon={Compass}
        title={t('app.notFound')}
        action={
          <div className="btnrow centred">
            <Link className={buttonClass({ kind: 'primary' })} to="/">
              {t('app.goHome')}
            </Link>
            <Link className={buttonClass()} to="/osiedla">
              {t('app.seeForums')}
            </Link>
          </div>
        }
      >
        {t('app.notFoundText')}
      </EmptyState>
    </div>
  );
};

/** A page that failed while being drawn. A refusal or a lost network is named as such. */
export const CrashedPage = ({ error, reset }: ErrorComponentProps) => {
  const t = useT();
  useTitle(t('app.crashed'));
  if (error instanceof ApiError && error.status === 404) return <NotFoundPage />;
  if (error instanceof ApiError || error instanceof NetworkError)
    return <ErrorState page error={error} onRetry={reset} />;
  return (
    <EmptyState
      page
      alert
      title={t('app.crashed')}
      action={<Button onClick={() => location.reload()}>{t('app.reload')}</Button>}
    >
      {t('app.crashedText')}
    </EmptyState>
  );
};
