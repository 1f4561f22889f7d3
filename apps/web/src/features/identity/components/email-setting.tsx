import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useMe } from '../../../lib/session.ts';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useChangeEmail, useConfirmEmailChange } from '../mutations.ts';
import { useProofWay } from '../use-proof-way.ts';
import type { SettingProps } from '../use-proof-way.ts';
import { EmailCodeForm } from './email-code-form.tsx';
import { EmailForm } from './email-form.tsx';
import { MailShown } from './mail-shown.tsx';

const heading = 'email-setting';

/** The address of the account: a new one counts once its code came back. */
export const EmailSetting = ({ hasPassword, ...changing }: SettingProps) => {
  const t = useT();
  const me = useMe();
  const { way, mailShown, busy, openByPassword, openByCode, close } = useProofWay({ ...changing, heading });
  const [waiting, setWaiting] = useState<string>();
  const change = useChangeEmail();
  const confirm = useConfirmEmailChange();
  const leave = (): void => {
    setWaiting(undefined);
    close();
  };

  const form = (by: NonNullable<typeof way>) =>
    waiting === undefined ? (
      <EmailForm
        by={by}
        onAsk={async (email, proof) => {
          await change.mutateAsync({ email, ...proof });
          setWaiting(email);
        }}
        onCancel={leave}
      />
    ) : (
      <EmailCodeForm
        email={waiting}
        onCode={async (code) => {
          await confirm.mutateAsync(code);
          showToast(t('identity.emailDone'));
          leave();
        }}
        onCancel={leave}
      />
    );

  return (
    <section className="setting" aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1}>
        {t('identity.email')}
      </h2>
      <p>{t('identity.emailIs', { email: me?.email ?? '' })}</p>
      {way === undefined ? (
        <Button busy={busy} onClick={hasPassword ? openByPassword : openByCode}>
          {t('identity.changeEmail')}
        </Button>
      ) : (
        form(way)
      )}
      {mailShown || (way !== undefined && change.data?.mailShown === true) ? <MailShown /> : undefined}
    </section>
  );
};
