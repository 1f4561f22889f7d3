import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { useProblems } from '../use-problems.ts';
import { emailFault } from '../validate.ts';
import { EmailField } from './email-field.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { StepHead } from './step-head.tsx';

interface RegisterEmailProps {
  readonly moved: boolean;
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onNext: () => void;
}

/** Step 1: where the code goes. */
export const RegisterEmail = ({ moved, email, onEmail, onNext }: RegisterEmailProps) => {
  const t = useT();
  const problems = useProblems<'email'>({ faultOf: { email: 'identity.errorEmail' } });
  return (
    <>
      <StepHead step="email" title={t('identity.registerTitle')} failed={problems.failed} moved={moved} />
      <p className="lead">{t('identity.registerLead')}</p>
      <ProblemSummary problems={problems} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (problems.check({ email: emailFault(email) })) onNext();
        }}
      >
        <EmailField
          value={email}
          onChange={onEmail}
          error={problems.fields.email}
          autoComplete="email"
          hint={t('identity.registerEmailHint')}
        />
        <div className="btnrow mt5">
          <Button kind="primary" big type="submit">
            {t('identity.next')}
          </Button>
        </div>
      </form>
    </>
  );
};
