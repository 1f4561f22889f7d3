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

interface EmailSettingProps extends SettingProps {
  /** Address that waits for its code, also after the page was loaded anew. */
  readonly newEmail: string | null;
}

/** The address of the account: a new one counts once its code came back. */
export const EmailSetting = ({ hasPassword, newEmail, ...changing }: EmailSettingProps) => {
  const t = useT();
  const me = useMe();
  const { way, mailShown, busy, openByPassword, openByCode, close } = useProofWay({ ...changing, heading });
  const [asked, setAsked] = useState<string>();
  const [entering, setEntering] = useState(false);
  const waiting = asked ?? newEmail;
  const change = useChangeEmail();
  const confirm = useConfirmEmailChange();
  const leave = (): void => {
    setAsked(undefined);
    setEntering(false);
    close();
  };

  const form = (by: NonNullable<typeof way>) =>
    waiting === null || !entering ? (
      <EmailForm
        by={by}
        onAsk={async (email, proof) => {
          await change.mutateAsync({ email, ...proof });
          setAsked(email);
          setEntering(true);
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
      {way === undefined && newEmail !== null ? <p>{t('signin.emailWaiting', { email: newEmail })}</p> : undefined}
      {way === undefined ? (
        <div className="btnrow">
          {newEmail === null ? undefined : (
            <Button
              onClick={() => {
                setEntering(true);
                changing.onEditing(true);
              }}
            >
              {t('signin.emailEnterCode')}
            </Button>
          )}
          <Button busy={busy} onClick={hasPassword ? openByPassword : openByCode}>
            {t('identity.changeEmail')}
          </Button>
        </div>
      ) : (
        form(way)
      )}
      {mailShown || (way !== undefined && change.data?.mailShown === true) ? <MailShown /> : undefined}
    </section>
  );
};
