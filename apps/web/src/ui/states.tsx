import { CloudOff, Lock, RotateCw, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { NetworkError } from '../lib/api-error.ts';
import { ApiError } from '../lib/api-error.ts';
import { useT } from '../lib/i18n.tsx';
import { useOnline } from '../lib/online.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';

interface StateProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly icon?: LucideIcon;
  /** In place of an icon: an emblem. */
  readonly picture?: ReactNode;
  /** What can be done: a button or a link. */
  readonly action?: ReactNode;
  readonly alert?: boolean;
  /** Level of the heading; a state that is the whole page has the `h1`. */
  readonly page?: boolean;
}

/** Nothing here: says why, and what can be done. */
export const EmptyState = ({ title, children, icon, picture, action, alert = false, page = false }: StateProps) => (
  <div className="empty" role={alert ? 'alert' : undefined}>
    {icon === undefined ? picture : <Icon of={icon} />}
    {page ? <h1 tabIndex={-1}>{title}</h1> : <h3>{title}</h3>}
    {children === undefined ? undefined : <p>{children}</p>}
    {action}
  </div>
);

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** "Nie udało się wczytać wątku"; without it the general words. */
  readonly title?: string;
  readonly page?: boolean;
}

/** Something did not load: names the cause, offers another try, and gives the number to quote. */
export const ErrorState = ({ error, onRetry, title, page = false }: ErrorStateProps) => {
  const t = useT();
  const online = useOnline();
  const retry =
    onRetry === undefined ? undefined : (
      <Button icon={RotateCw} onClick={onRetry}>
        {t('ui.retry')}
      </Button>
    );
  if (!online) {
    return (
      <EmptyState icon={WifiOff} title={t('ui.offlineTitle')} action={retry} page={page} alert>
        {t('ui.offlineText')}
      </EmptyState>
    );
  }
  const network = error instanceof NetworkError;
  return (
    <EmptyState
      icon={CloudOff}
      title={title ?? t(network ? 'ui.errorNetwork' : 'ui.error')}
      action={retry}
      page={page}
      alert
    >
      {t(network ? 'ui.errorNetworkText' : 'ui.errorText')}
      {error instanceof ApiError && error.requestId !== '' ? (
        <span className="meta error-id">{t('ui.errorRequest', { id: error.requestId })}</span>
      ) : undefined}
    </EmptyState>
  );
};

interface NoPermissionProps {
  readonly title?: string;
  /** Who may, and how to ask. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly page?: boolean;
}

/** Not for this person: says who may, and how to ask. */
export const NoPermission = ({ title, children, action, page = false }: NoPermissionProps) => {
  const t = useT();
  return (
    <EmptyState icon={Lock} title={title ?? t('ui.noPermission')} action={action} page={page}>
      {children ?? t('ui.noPermissionText')}
    </EmptyState>
  );
};
