import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useSetPassword } from '../mutations.ts';
import { useProofWay } from '../use-proof-way.ts';
import type { SettingProps } from '../use-proof-way.ts';
import { MailShown } from './mail-shown.tsx';
import { PasswordForm } from './password-form.tsx';

const heading = 'password-setting';

/** The password: changed with the old one, or set with a mailed code by who has none or forgot it. */
export const PasswordSetting = ({ hasPassword, ...changing }: SettingProps) => {
  const t = useT();
  const { way, mailShown, busy, openByPassword, openByCode, close } = useProofWay({ ...changing, heading });
  const set = useSetPassword();
  return (
    <section className="setting" aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1}>
        {t('identity.password')}
      </h2>
      <p>{t(hasPassword ? 'identity.passwordHas' : 'identity.passwordHasNot')}</p>
      {way === undefined ? (
        <div className="btnrow">
          {hasPassword ? <Button onClick={openByPassword}>{t('identity.passwordChange')}</Button> : undefined}
          <Button busy={busy} onClick={openByCode}>
            {t(hasPassword ? 'identity.passwordForgotten' : 'identity.passwordFirst')}
          </Button>
        </div>
      ) : (
        <PasswordForm
          by={way}
          onSet={async (password, proof) => {
            await set.mutateAsync({ password, ...proof });
            showToast(t('identity.passwordDone'));
            close();
          }}
          onCancel={close}
        />
      )}
      {mailShown ? <MailShown /> : undefined}
    </section>
  );
};
