import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useRequestPasswordCode, useSetPassword } from '../mutations.ts';
import { PasswordForm } from './password-form.tsx';

/** The password: changed with the old one, or set with a mailed code by who has none or forgot it. */
export const PasswordSetting = ({ hasPassword }: { readonly hasPassword: boolean }) => {
  const t = useT();
  const [open, setOpen] = useState<'password' | 'code'>();
  const [mailShown, setMailShown] = useState(false);
  const requestCode = useRequestPasswordCode();
  const set = useSetPassword();

  /** The form goes away with its focus: whoever used the keyboard goes on from the heading. */
  const close = (): void => {
    setOpen(undefined);
    document.querySelector<HTMLElement>('#password-setting')?.focus();
  };

  const askForCode = (): void =>
    requestCode.mutate(undefined, {
      onSuccess: (answer) => {
        setMailShown(answer.mailShown);
        setOpen('code');
      },
      onError: (error) => showToast(errorText(t, error)),
    });
  const byCode = (label: string) => (
    <Button busy={requestCode.isPending} onClick={askForCode}>
      {label}
    </Button>
  );

  return (
    <section className="setting" aria-labelledby="password-setting">
      <h2 id="password-setting" tabIndex={-1}>
        {t('identity.password')}
      </h2>
      <p>{t(hasPassword ? 'identity.passwordHas' : 'identity.passwordHasNot')}</p>
      {open === undefined ? (
        <div className="btnrow">
          {hasPassword ? (
            <>
              <Button onClick={() => setOpen('password')}>{t('identity.passwordChange')}</Button>
              {byCode(t('identity.passwordForgotten'))}
            </>
          ) : (
            byCode(t('identity.passwordFirst'))
          )}
        </div>
      ) : (
        <PasswordForm
          key={open}
          by={open}
          onSet={async (password, proof) => {
            await set.mutateAsync({ password, ...proof });
            showToast(t('identity.passwordDone'));
            close();
          }}
          onCancel={close}
        />
      )}
      {open === 'code' && mailShown ? (
        <p className="meta mt4">
          <a href="/_mail" target="_blank" rel="noopener">
            {t('identity.mailShown')}
          </a>
        </p>
      ) : undefined}
    </section>
  );
};
