import { estateLimits as limits } from '@moja-ulica/shared/estates/limits.ts';
import type { JoinRequest } from '@moja-ulica/shared/estates/schema.ts';
import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FieldError, TextArea } from '../../../ui/field.tsx';
import { useRefuse } from '../mutations-requests.ts';

interface RefuseDialogProps {
  readonly place: string;
  readonly request: JoinRequest;
  readonly onClose: () => void;
}

/** Takes the reason, which the person gets. */
export const RefuseDialog = ({ place, request, onClose }: RefuseDialogProps) => {
  const t = useT();
  const refuse = useRefuse(place);
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState(false);
  const send = (): void => {
    const short = reason.trim().length < limits.minRefusalChars;
    setFailed(short);
    if (short || refuse.isPending) return;
    refuse.mutate({ request: request.id, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t('joining.refuseTitle')} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {refuse.error === null ? undefined : (
          <div role="alert">
            <FieldError>{errorText(t, refuse.error)}</FieldError>
          </div>
        )}
        <TextArea
          id="reason"
          label={t('joining.reason')}
          hint={t('joining.reasonHint')}
          error={failed ? t('joining.reasonShort', { min: limits.minRefusalChars }) : undefined}
          value={reason}
          rows={4}
          maxLength={limits.maxRefusalChars}
          aria-required
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="btnrow mt5">
          <Button kind="danger" type="submit" busy={refuse.isPending}>
            {t('joining.refuse')}
          </Button>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
};
