import { KeyRound, Mail } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { passkeysPossible } from '../passkeys.ts';
import { useProblems } from '../use-problems.ts';
import { emailFault } from '../validate.ts';
import { EmailField } from './email-field.tsx';
import { PasswordField } from './password-field.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { FirstTime } from './first-time.tsx';

/** By a mailed code first; a passkey asks for nothing to be typed, and a password is the last way. */
export type SignInWay = 'code' | 'password';

interface SignInFormProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly way: SignInWay;
  readonly onWay: (way: SignInWay) => void;
  /** Somebody has forgotten their password: they sign in with a code, and then choose a new one. */
  readonly forgot: boolean;
  readonly onForgot: () => void;
  /** Where to return to after opening an account instead. */
  readonly back: string;
  /** All three reject with the refusal. */
  readonly onPasskey: () => Promise<void>;
  readonly onCode: (email: string) => Promise<void>;
  readonly onPassword: (email: string, password: string) => Promise<void>;
}

/** Asks who signs in, and how. */
export const SignInForm = ({
  email,
  onEmail,
  way,
  onWay,
  forgot,
  onForgot,
  back,
  onPasskey,
  onCode,
  onPassword,
}: SignInFormProps) => {
  const t = useT();
  const [password, setPassword] = useState('');
  const [doing, setDoing] = useState<'form' | 'passkey'>();
  const busy = doing !== undefined;
  const problems = useProblems<'email' | 'password'>({
    faultOf: { email: 'identity.errorEmail', password: 'identity.errorPasswordEmpty' },
  });
  const byPassword = way === 'password';

  const attempt = async (what: 'form' | 'passkey', work: () => Promise<void>): Promise<void> => {
    setDoing(what);
    try {
      await work();
    } catch (error) {
      problems.refuse(error);
    } finally {
      setDoing(undefined);
    }
  };

  const submit = async (): Promise<void> => {
    const faults = {
      email: emailFault(email),
      password: byPassword && password === '' ? ('identity.errorPasswordEmpty' as const) : undefined,
    };
    if (busy || !problems.check(faults)) return;
    await attempt('form', () => (byPassword ? onPassword(email.trim(), password) : onCode(email.trim())));
  };

  const signInByPasskey = async (): Promise<void> => {
    if (busy) return;
    problems.clear();
    await attempt('passkey', onPasskey);
  };

  const changeWay = (): void => {
    problems.clear();
    onWay(byPassword ? 'code' : 'password');
  };

  return (
    <>
      <PageTitle title={t('identity.title')} failed={problems.failed} />
      <p className="lead" aria-live="polite">
        {t(forgot ? 'identity.forgotPassword' : 'identity.lead')}
      </p>
      <ProblemSummary problems={problems} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <EmailField
          value={email}
          onChange={onEmail}
          error={problems.fields.email}
          autoComplete="username"
          {...(!byPassword && { hint: t('identity.emailCodeHint') })}
        />
        {byPassword ? (
          <PasswordField
            id="password"
            label={t('identity.password')}
            error={problems.fields.password}
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            required
          />
        ) : undefined}
        <div className={byPassword ? 'mt4' : 'mt5'}>
          <Button kind="primary" big wide type="submit" busy={doing === 'form'}>
            {t(byPassword ? 'identity.signIn' : 'identity.sendCode')}
          </Button>
        </div>
        <p className="or meta">{t('identity.or')}</p>
        <div className="ways">
          {byPassword ? (
            <Button big wide icon={Mail} onClick={changeWay}>
              {t('identity.useCode')}
            </Button>
          ) : undefined}
          {passkeysPossible() ? (
            <Button
              big
              wide
              icon={KeyRound}
              busy={doing === 'passkey'}
              aria-describedby="passkey-hint"
              onClick={() => void signInByPasskey()}
            >
              {t('signin.usePasskey')}
            </Button>
          ) : undefined}
          {passkeysPossible() ? (
            <p className="meta" id="passkey-hint">
              {t('signin.passkeyHint')}
            </p>
          ) : undefined}
          {byPassword ? undefined : (
            <Button big wide onClick={changeWay}>
              {t('identity.usePassword')}
            </Button>
          )}
        </div>
      </form>
      {byPassword ? (
        <div className="btnrow mt4">
          <Button
            kind="quiet"
            onClick={() => {
              problems.clear();
              onForgot();
              // The button goes away.
              document.getElementById('email')?.focus();
            }}
          >
            {t('identity.passwordForgotten')}
          </Button>
        </div>
      ) : undefined}
      <FirstTime back={back} />
    </>
  );
};
