import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { signOut, useMe } from '../../../lib/session.ts';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast-store.ts';

/** Who is signed in on this device, and the way out. */
export const SignOutSetting = () => {
  const t = useT();
  const me = useMe();
  const [busy, setBusy] = useState(false);
  if (me === undefined) return null;
  const leave = async (): Promise<void> => {
    setBusy(true);
    try {
      await signOut();
      showToast(t('settings.signedOut'));
    } catch (error) {
      showToast(errorText(t, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="setting" aria-labelledby="sign-out">
      <h2 id="sign-out">{t('settings.thisDevice')}</h2>
      <p>{t('settings.signedInAs', { name: me.displayName, email: me.email })}</p>
      <Button icon={LogOut} busy={busy} onClick={() => void leave()}>
        {t('settings.signOut')}
      </Button>
    </section>
  );
};
