import type { StairwellCode } from '@moja-ulica/shared/estates/schema.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FieldError } from '../../../ui/field.tsx';

interface WithdrawDialogProps {
  readonly code: StairwellCode;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onWithdraw: () => void;
  readonly onClose: () => void;
}

/** Asks once more: a withdrawn code stays withdrawn, and its poster hangs on. */
export const WithdrawDialog = ({ code, busy, error, onWithdraw, onClose }: WithdrawDialogProps) => {
  const t = useT();
  return (
    <Dialog role="alertdialog" title={t('stairwells.withdrawTitle')} describedBy="withdraw-text" onClose={onClose}>
      <p id="withdraw-text">{t('stairwells.withdrawText', { label: code.label })}</p>
      {error === null ? undefined : (
        <div role="alert">
          <FieldError>{errorText(t, error)}</FieldError>
        </div>
      )}
      <div className="btnrow mt5">
        <Button kind="danger" busy={busy} onClick={onWithdraw}>
          {t('stairwells.withdraw')}
        </Button>
        <Button data-autofocus onClick={onClose}>
          {t('stairwells.keep')}
        </Button>
      </div>
    </Dialog>
  );
};
