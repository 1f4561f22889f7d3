import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import type { Faults, useProblems } from '../use-problems.ts';
import { ProblemSummary } from './problem-summary.tsx';

interface SettingFormProps<Field extends string> {
  readonly problems: ReturnType<typeof useProblems<Field>>;
  /** What is wrong before anything is sent. */
  readonly faults: Faults<Field>;
  /** Ids of the fields of which the one that is there has the focus when the form opens. */
  readonly first: readonly Field[];
  /** The verb on the button. */
  readonly action: string;
  /** The button looks like what it does. */
  readonly danger?: boolean;
  /** Rejects with the refusal. */
  readonly onSubmit: () => Promise<void>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A form that opens in the place of the button that asks for it. */
export const SettingForm = <Field extends string>(props: SettingFormProps<Field>) => {
  const { problems, faults, first, action, danger = false, onSubmit, onCancel, children } = props;
  const t = useT();
  const [busy, setBusy] = useState(false);
  const firstField = first.map((id) => `#${id}`).join();

  // The button that opened the form is gone.
  useEffect(() => document.querySelector<HTMLInputElement>(firstField)?.focus(), [firstField]);

  const submit = async (): Promise<void> => {
    if (busy || !problems.check(faults)) return;
    setBusy(true);
    try {
      await onSubmit();
    } catch (error) {
      problems.refuse(error);
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
      <ProblemSummary problems={problems} />
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
