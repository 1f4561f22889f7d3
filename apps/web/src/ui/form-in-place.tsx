import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { errorText } from '../lib/error-text.ts';
import { useT } from '../lib/i18n.tsx';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import type { LucideIcon } from './icon.tsx';

interface FormInPlaceProps {
  /** Ids of the fields of which the one that is there has the focus when the form opens. */
  readonly first: readonly string[];
  /** The verb on the button. */
  readonly action: string;
  /** The button looks like what it does. */
  readonly danger?: boolean;
  /** Shows what is wrong before anything is sent; true when nothing is. */
  readonly check: () => boolean;
  /** Rejects with the refusal. */
  readonly onSubmit: () => Promise<void>;
  /** Takes a refusal that the form shows by itself; by default a line above the fields says it. */
  readonly onRefused?: (error: unknown) => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A form that opens in the place of the button that asks for it. */
export const FormInPlace = (props: FormInPlaceProps) => {
  const { first, action, danger = false, check, onSubmit, onRefused, onCancel, children } = props;
  const t = useT();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const firstField = first.map((id) => `#${id}`).join();

  // The button that opened the form is gone.
  useEffect(() => document.querySelector<HTMLElement>(firstField)?.focus(), [firstField]);

  const submit = async (): Promise<void> => {
    if (busy || !check()) return;
    setBusy(true);
    setRefusal(undefined);
    try {
      await onSubmit();
    } catch (error) {
      (onRefused ?? setRefusal)(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {refusal === undefined ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, refusal)}
        </Banner>
      )}
      {children}
      <div className="btnrow mt5">
        <Button kind={danger ? 'danger' : 'primary'} type="submit" busy={busy}>
          {action}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
};

interface OpensFormProps {
  /** The words on the button. */
  readonly label: string;
  readonly icon?: LucideIcon;
  /** The form; `close` puts the button back, which takes the focus. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button, and the form that opens in its place. */
export const OpensForm = ({ label, icon, children }: OpensFormProps) => {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  if (open) return children(() => setOpen(false));
  return (
    <Button ref={button} {...(icon && { icon })} onClick={() => setOpen(true)}>
      {label}
    </Button>
  );
};
