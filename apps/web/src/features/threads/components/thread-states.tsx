import { Compass } from 'lucide-react';
import { ApiError } from '../../../lib/api-error.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useTitle } from '../../../lib/title.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Loading, SkeletonLine } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';

/** The shape of a thread while it loads. */
export const ThreadSkeleton = () => {
  const t = useT();
  return (
    <Loading label={t('threads.loadingThread')}>
      <div className="thread-h">
        <SkeletonLine width="short" />
        <SkeletonLine width="long" title />
        <SkeletonLine width="half" />
      </div>
      {[1, 2, 3].map((line) => (
        <div className="sk-row" key={line}>
          <SkeletonLine width="short" />
          <SkeletonLine width="long" />
          <SkeletonLine width="half" />
        </div>
      ))}
    </Loading>
  );
};

interface ThreadFailureProps {
  readonly error: Error;
  readonly onRetry: () => void;
  /** Address of the forum that the thread should be in. */
  readonly forum: string;
}

/** A thread that is not there, is not for this reader, or did not load. */
export const ThreadFailure = ({ error, onRetry, forum }: ThreadFailureProps) => {
  const t = useT();
  const missing = error instanceof ApiError && error.status === 404;
  useTitle(t(missing ? 'threads.missing' : 'threads.loadFailed'));
  if (!missing) return <ErrorState page error={error} onRetry={onRetry} title={t('threads.loadFailed')} />;
  return (
    <EmptyState
      page
      icon={Compass}
      title={t('threads.missing')}
      action={
        <AppLink className={buttonClass({ kind: 'primary' })} to={forum}>
          {t('threads.toForum')}
        </AppLink>
      }
    >
      {t('threads.missingText')}
    </EmptyState>
  );
};
