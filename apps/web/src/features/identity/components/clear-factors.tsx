import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useActor, useMe } from '../../../lib/session.ts';
import { TextArea } from '../../../ui/field.tsx';
import { OpensForm } from '../../../ui/form-in-place.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useClearFactors } from '../mutations.ts';
import { useProblems } from '../use-problems.ts';
import { SettingForm } from './setting-form.tsx';

const heading = 'clear-factors';

interface FormProps {
  readonly handle: string;
  readonly onDone: () => void;
}

const ClearForm = ({ handle, onDone }: FormProps) => {
  const t = useT();
  const [reason, setReason] = useState('');
  const clear = useClearFactors();
  const problems = useProblems<'reason'>({ faultOf: { reason: 'signin.errorClearReason' } });
  const isLongEnough = reason.trim().length >= limits.minClearReasonChars;
  return (
    <SettingForm
      problems={problems}
      faults={{ reason: isLongEnough ? undefined : 'signin.errorClearReason' }}
      first={['reason']}
      action={t('signin.clearNow')}
      onSubmit={async () => {
        await clear.mutateAsync({ owner: handle, reason: reason.trim() });
        showToast(t('signin.cleared'));
        onDone();
      }}
      onCancel={onDone}
    >
      <TextArea
        id="reason"
        label={t('signin.clearReason')}
        hint={t('signin.clearReasonHint')}
        error={problems.fields.reason}
        value={reason}
        rows={3}
        maxLength={limits.maxClearReasonChars}
        aria-required
        onChange={(event) => setReason(event.target.value)}
      />
    </SettingForm>
  );
};

/** For the administrator: lets in again who has lost passkeys, app and recovery codes. */
export const ClearFactors = ({ handle }: { readonly handle: string }) => {
  const t = useT();
  const actor = useActor();
  const me = useMe();
  if (actor.kind === 'guest' || !actor.admin || me?.handle === handle) return null;
  return (
    <section className="setting" aria-labelledby={heading}>
      <h2 id={heading}>{t('signin.clear')}</h2>
      <p>{t('signin.clearLead')}</p>
      <OpensForm label={t('signin.clearOpen')}>{(close) => <ClearForm handle={handle} onDone={close} />}</OpensForm>
    </section>
  );
};
