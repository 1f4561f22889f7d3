import { Check } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useT } from '../lib/i18n.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { currentToasts, dismissToast, subscribeToasts } from './toast-store.ts';
import type { Toast } from './toast-store.ts';

const shownMs = 5_000;
const undoMs = 10_000;

const ToastCard = ({ toast }: { readonly toast: Toast }) => {
  const t = useT();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => dismissToast(toast.id), toast.undo === undefined ? shownMs : undoMs);
    return () => clearTimeout(timer);
  }, [held, toast]);
  return (
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon of={Check} />
      <span>{toast.text}</span>
      {toast.undo === undefined ? undefined : (
        <Button
          onClick={() => {
            toast.undo?.();
            dismissToast(toast.id);
          }}
        >
          {t('ui.undo')}
        </Button>
      )}
    </div>
  );
};

/** Whether it would be on what was just pressed or comes next, or under the keyboard. */
const isInTheWay = (region: HTMLElement): boolean => {
  const { top, bottom } = region.getBoundingClientRect();
  return (
    (document.activeElement?.matches('input, textarea') ?? false) ||
    [...document.querySelectorAll('main :is(button, input, select, textarea)')].some((control) => {
      const at = control.getBoundingClientRect();
      return at.height > 0 && at.bottom > top && at.top < bottom;
    })
  );
};

/** The place where toasts appear; one per page. Z takes back the latest act that can be taken back. */
export const ToastRegion = () => {
  const t = useT();
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts);
  const region = useRef<HTMLDivElement>(null);
  const [up, setUp] = useState(false);
  const some = toasts.length > 0;
  useLayoutEffect(() => setUp(some && region.current !== null && isInTheWay(region.current)), [some]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
      if (event.key !== 'z' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      const latest = currentToasts().findLast((toast) => toast.undo !== undefined);
      if (latest === undefined) return;
      latest.undo?.();
      dismissToast(latest.id);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output element may not hold blocks
    <div className={up ? 'toasts up' : 'toasts'} ref={region} role="status" aria-label={t('ui.notifications')}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
};
