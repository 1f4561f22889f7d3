import { Unlink } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { EmailField } from '../components/email-field.tsx';
import { PasswordField } from '../components/password-field.tsx';
import { ProblemSummary } from '../components/problem-summary.tsx';
import { useCreateFirstAdmin } from '../mutations.ts';
import { useLeaveWhenSignedIn } from '../use-leave-when-signed-in.ts';
import { useProblems } from '../use-problems.ts';
import { emailFault, nameFault, newPasswordFault } from '../validate.ts';
import '../identity.css';

const minTokenChars = 20;

/** The token stands after `#`, so that no server, log or referrer ever sees it; it is taken out of the address at once. */
const takeToken = (): string => {
  const token = decodeURIComponent(location.hash.slice(1).replace(/^token=/, ''));
  if (token !== '') history.replaceState(history.state, '', location.pathname);
  return token;
};

/** `/pierwszy-administrator#…`: the one-time link of an empty installation. */
export const Page = () => {
  const t = useT();
  const locale = useLocale();
  const [token] = useState(takeToken);
  const [email, setEmail] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [password, setPassword] = useState('');
  const create = useCreateFirstAdmin();
  const problems = useProblems<'email' | 'displayName' | 'password'>({
    faultOf: {
      email: 'identity.errorEmail',
      displayName: 'identity.errorName',
      password: 'identity.errorPasswordShort',
    },
    fieldOfCode: { password_too_common: 'password', name_not_allowed: 'displayName' },
  });
  useLeaveWhenSignedIn(() => '/admin/osiedla');

  const submit = async (): Promise<void> => {
    const faults = {
      email: emailFault(email),
      displayName: nameFault(displayName),
      password: newPasswordFault(password, true),
    };
    if (create.isPending || !problems.check(faults)) return;
    try {
      await create.mutateAsync({ token, email: email.trim(), displayName: displayName.trim(), password, locale });
    } catch (error) {
      problems.refuse(error);
    }
  };

  if (token.length < minTokenChars) {
    return (
      <EmptyState
        page
        icon={Unlink}
        title={t('identity.adminNoToken')}
        action={
          <AppLink className={buttonClass()} to="/zaloguj">
            {t('identity.signIn')}
          </AppLink>
        }
      >
        {t('identity.adminNoTokenText')}
      </EmptyState>
    );
  }
  return (
    <>
      <PageTitle title={t('identity.adminTitle')} failed={problems.failed} />
      <p className="lead">{t('identity.adminLead')}</p>
      <ProblemSummary problems={problems} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <EmailField value={email} onChange={setEmail} error={problems.fields.email} autoComplete="email" />
        <TextField
          id="displayName"
          label={t('identity.displayName')}
          hint={t('identity.displayNameHint')}
          error={problems.fields.displayName}
          value={displayName}
          autoComplete="nickname"
          aria-required
          onChange={(event) => setDisplayName(event.target.value)}
        />
        <PasswordField
          id="password"
          label={t('identity.password')}
          hint={t('identity.passwordHintRequired')}
          error={problems.fields.password}
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          required
        />
        <div className="btnrow mt5">
          <Button kind="primary" big type="submit" busy={create.isPending}>
            {t('identity.adminCreate')}
          </Button>
        </div>
      </form>
    </>
  );
};
