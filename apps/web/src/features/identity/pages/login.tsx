import { identityLimits } from '@moja-ulica/shared/identity/limits.ts';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useMe } from '../../../lib/session.ts';
import { CodeForm } from '../components/code-form.tsx';
import { MovedTitle } from '../components/moved-title.tsx';
import { SignInForm } from '../components/sign-in-form.tsx';
import type { SignInWay } from '../components/sign-in-form.tsx';
import { useRequestCode, useSignInWithCode, useSignInWithPasskey, useSignInWithPassword } from '../mutations.ts';
import { useMailLink } from '../mail-link.ts';
import { readRegistration } from '../registration-draft.ts';
import { keepReturnByMail } from '../return-by-mail.ts';
import { useSecondStepNext } from '../second-step.ts';
import { useLeaveWhenSignedIn, useReturnPath } from '../use-leave-when-signed-in.ts';
import '../identity.css';
import { FirstTime } from '../components/first-time.tsx';

/** Where a new password is chosen. */
const signInSettings = '/ustawienia/urzadzenia';

/** `/zaloguj`: the code from the mail is typed in the same tab, so that what was being written is still there. */
export const Page = () => {
  const t = useT();
  const me = useMe();
  const back = useReturnPath();
  const linked = useMailLink();
  const [email, setEmail] = useState(() => linked?.email ?? readRegistration().email);
  const [way, setWay] = useState<SignInWay>('code');
  const [sent, setSent] = useState(linked !== undefined);
  const requestCode = useRequestCode();
  const withCode = useSignInWithCode();
  const withPassword = useSignInWithPassword();
  const withPasskey = useSignInWithPasskey();
  const goOn = useSecondStepNext(back);
  const [forgot, setForgot] = useState(false);
  useLeaveWhenSignedIn(forgot ? () => signInSettings : undefined);

  const sendCode = async (to: string): Promise<void> => {
    await requestCode.mutateAsync(to);
    keepReturnByMail(back);
    setEmail(to);
    setSent(true);
  };
  const signIn = async (address: string, password: string): Promise<void> => {
    const session = await withPassword.mutateAsync({ email: address, password });
    // The password was right, but the address still has to be confirmed.
    if (!session.me.confirmed) await sendCode(address);
  };
  const signInByPasskey = async (): Promise<void> => {
    const session = await withPasskey.mutateAsync();
    if (!session.me.confirmed) await sendCode(session.me.email);
  };

  if (sent) {
    return (
      <>
        <CodeForm
          renderHead={(failed) => (
            <MovedTitle title={t(linked === undefined ? 'identity.codeTitle' : 'identity.title')} failed={failed} />
          )}
          validity={t('identity.codeMinutes', { count: identityLimits.signInCodeMinutes })}
          lead={t(me?.confirmed === false ? 'identity.codeLeadConfirm' : 'identity.codeLead')}
          email={email}
          linkedCode={linked?.code}
          action={t('identity.signIn')}
          mailShown={requestCode.data?.mailShown ?? false}
          onCode={(code) => goOn(withCode.mutateAsync({ email, code }))}
          onResend={async () => {
            await requestCode.mutateAsync(email);
          }}
          onChangeEmail={() => setSent(false)}
        />
        {me === undefined && linked === undefined ? <FirstTime back={back} /> : undefined}
      </>
    );
  }
  return (
    <SignInForm
      email={email}
      onEmail={setEmail}
      way={way}
      onWay={setWay}
      forgot={forgot}
      onForgot={() => {
        setForgot(true);
        setWay('code');
      }}
      back={back}
      onCode={sendCode}
      onPasskey={signInByPasskey}
      onPassword={(address, password) => goOn(signIn(address, password))}
    />
  );
};
