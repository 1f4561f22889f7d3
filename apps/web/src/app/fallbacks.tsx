import { Link } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { CloudOff, Compass, RotateCw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { ApiError, NetworkError } from '../lib/api-error.ts';
import { useT } from '../lib/i18n.tsx';
import { useOnline } from '../lib/online.ts';
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

const reload = (): void => location.reload();

/** A page whose code did not arrive; it comes by itself when the network is back. A browser may keep the failure until then. */
const UnreachablePage = ({ error }: { readonly error: NetworkError }) => {
  const t = useT();
  useTitle(t(useOnline() ? 'ui.errorNetwork' : 'ui.offlineTitle'));
  useEffect(() => {
    addEventListener('online', reload);
    return () => removeEventListener('online', reload);
  }, []);
  return <ErrorState page error={error} onRetry={reload} />;
};

const RefusedPage = ({ error, reset }: ErrorComponentProps) => {
  const t = useT();
  useTitle(t('ui.error'));
  return <ErrorState page error={error} onRetry={reset} />;
};

const BrokenPage = () => {
  const t = useT();
  useTitle(t('app.crashed'));
  return (
    <EmptyState
      page
      alert
      icon={CloudOff}
      title={t('app.crashed')}
      action={
        <Button icon={RotateCw} onClick={reload}>
          {t('app.reload')}
        </Button>
      }
    >
      {t('app.crashedText')}
    </EmptyState>
  );
};

/** A page that failed while being drawn. A refusal or a lost network is named as such. */
export const CrashedPage = (props: ErrorComponentProps) => {
  const { error } = props;
  if (error instanceof NetworkError) return <UnreachablePage error={error} />;
  if (!(error instanceof ApiError)) return <BrokenPage />;
  return error.status === 404 ? <NotFoundPage /> : <RefusedPage {...props} />;
};
