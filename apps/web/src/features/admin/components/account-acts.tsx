import { adminLimits as limits } from '@moja-ulica/shared/admin/limits.ts';
import type { KnownPersonWhole } from '@moja-ulica/shared/admin/schema.ts';
import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useMe } from '../../../lib/session.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field, TextArea } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useAccountAct } from '../mutations.ts';
import type { AccountAct } from '../mutations.ts';

type Days = (typeof limits.suspensionDays)[number];

/** Suspend, let back, sign out: each with a reason. */
export const AccountActs = ({ person }: { readonly person: KnownPersonWhole }) => {
  const t = useT();
  const me = useMe();
  const act = useAccountAct(person.id);
  const [reason, setReason] = useState('');
  const [days, setDays] = useState<Days | null>(limits.suspensionDays[0]);
  const [short, setShort] = useState(false);

  const perform = (make: (reason: string) => AccountAct): void => {
    const written = reason.trim();
    const tooShort = written.length < limits.minReasonChars;
    setShort(tooShort);
    if (tooShort || act.isPending) return;
    act.mutate(make(written), {
      onSuccess: () => {
        setReason('');
        showToast(t('admin.done'));
      },
    });
  };

  return (
    <>
      {act.isError ? (
        <Banner kind="bad" live="alert">
          {errorText(t, act.error)}
        </Banner>
      ) : undefined}
      <TextArea
        label={t('admin.reason')}
        hint={t('admin.reasonHint')}
        error={short ? t('admin.reasonShort') : undefined}
        rows={2}
        maxLength={limits.maxReasonChars}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {person.id === me?.id || person.suspendedUntil !== null ? undefined : (
        <>
          <Field label={t('admin.suspendFor')}>
            {(control) => (
              <select
                className="input"
                {...control}
                value={days ?? ''}
                onChange={(event) =>
                  setDays(limits.suspensionDays.find((each) => String(each) === event.target.value) ?? null)
                }
              >
                {limits.suspensionDays.map((each) => (
                  <option key={each} value={each}>
                    {t('admin.suspendDays', { count: each })}
                  </option>
                ))}
                <option value="">{t('admin.suspendNoEnd')}</option>
              </select>
            )}
          </Field>
          <div className="btnrow mt4">
            <Button
              kind="danger"
              busy={act.isPending}
              onClick={() => perform((written) => ({ kind: 'suspend', days, reason: written }))}
            >
              {t('admin.suspend')}
            </Button>
          </div>
        </>
      )}
      <div className="btnrow mt4">
        {person.suspendedUntil === null ? undefined : (
          <Button busy={act.isPending} onClick={() => perform((written) => ({ kind: 'unsuspend', reason: written }))}>
            {t('admin.unsuspend')}
          </Button>
        )}
        <Button busy={act.isPending} onClick={() => perform((written) => ({ kind: 'sign-out', reason: written }))}>
          {t('admin.signOutAll')}
        </Button>
      </div>
    </>
  );
};
