import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useProblems } from '../use-problems.ts';
import { emailFault } from '../validate.ts';
import { EmailField } from './email-field.tsx';
import { PasswordField } from './password-field.tsx';
import { ProblemSummary } from './problem-summary.tsx';

/** By a mailed code first; a password is the second way. */
export type SignInWay = 'code' | 'password';

interface SignInFormProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly way: SignInWay;
  readonly onWay: (way: SignInWay) => void;
  /** Where to return to after opening an account instead. */
  readonly back: string;
  /** Both reject with the refusal. */
  readonly onCode: (email: string) => Promise<void>;
  readonly onPassword: (email: string, password: string) => Promise<void>;
}

/** Asks who signs in, and how. */
export const SignInForm = ({ email, onEmail, way, onWay, back, onCode, onPassword }: SignInFormProps) => {
  const t = useT();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const problems = useProblems<'email' | 'password'>({
    faultOf: { email: 'identity.errorEmail', password: 'identity.errorPasswordEmpty' },
  });
  const byPassword = way === 'password';

  const submit = async (): Promise<void> => {
    const faults = {
      email: emailFault(email),
      password: byPassword && password === '' ? ('identity.errorPasswordEmpty' as const) : undefined,
    };
    if (busy || !problems.check(faults)) return;
    setBusy(true);
    try {
      await (byPassword ? onPassword(email.trim(), password) : onCode(email.trim()));
    } catch (error) {
      problems.refuse(error);
    } finally {
      setBusy(false);
    }
  };

  const changeWay = (): void => {
    problems.clear();
    onWay(byPassword ? 'code' : 'password');
  };

  return (
    <>
      <PageTitle title={t('identity.title')} failed={problems.failed} />
      <p className="lead">{t('identity.lead')}</p>
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
        <div className="mt4">
          <Button kind="primary" big wide type="submit" busy={busy}>
            {t(byPassword ? 'identity.signIn' : 'identity.sendCode')}
          </Button>
        </div>
        <p className="or meta">{t('identity.or')}</p>
        <Button big wide onClick={changeWay}>
          {t(byPassword ? 'identity.useCode' : 'identity.usePassword')}
        </Button>
      </form>
      {byPassword ? <p className="meta mt4">{t('identity.forgotPassword')}</p> : undefined}
      <p className="mt5">
        {t('identity.firstTime')}{' '}
        <Link to="/rejestracja" search={back === '/' ? {} : { powrot: back }}>
          <b>{t('identity.register')}</b>
        </Link>
      </p>
    </>
  );
};
