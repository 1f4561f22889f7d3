import { useEffect, useEffectEvent, useId, useRef } from 'react';
import type { ReactNode } from 'react';

interface DialogProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Called for Esc and for a press outside; the owner stops rendering the dialog. */
  readonly onClose: () => void;
  /** `alertdialog` is for what cannot be undone; then focus goes to the element marked `autoFocus`, the safe choice. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly describedBy?: string;
}

/** A modal dialog. Focus goes to its heading and back to where it came from. Render it to open it. */
export const Dialog = ({ title, children, onClose, role = 'dialog', describedBy }: DialogProps) => {
  const box = useRef<HTMLDialogElement>(null);
  const headingId = useId();
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const dialog = box.current;
    const opener = document.activeElement;
    dialog?.showModal();
    const safe = dialog?.querySelector<HTMLElement>('[data-autofocus]');
    (safe ?? dialog?.querySelector<HTMLElement>('h2'))?.focus();
    const onCancel = (event: Event): void => {
      event.preventDefault();
      close();
    };
    const onBackdrop = (event: MouseEvent): void => {
      if (event.target === dialog) close();
    };
    dialog?.addEventListener('cancel', onCancel);
    dialog?.addEventListener('click', onBackdrop);
    return () => {
      dialog?.removeEventListener('cancel', onCancel);
      dialog?.removeEventListener('click', onBackdrop);
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      className="dialog"
      role={role === 'alertdialog' ? role : undefined}
      ref={box}
      aria-labelledby={headingId}
      aria-describedby={describedBy}
    >
      <div className="dialog-in">
        <h2 id={headingId} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
};
