import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Rich, useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { MovedTitle } from '../components/moved-title.tsx';
import { ProblemSummary } from '../components/problem-summary.tsx';
import { useTakeSecondStep } from '../mutations.ts';
import { appCodeFault, recoveryCodeFault } from '../second-step.ts';
import { useLeaveWhenSignedIn, useReturnPath } from '../use-leave-when-signed-in.ts';
import { useProblems } from '../use-problems.ts';
import { digitsOf } from '../validate.ts';
import '../identity.css';

/**
 * `/zaloguj/drugi-krok`: a code from the app, or a recovery code. Whose it is a cookie tells, so that the page can be loaded again;
 * where that is too long ago the answer says so, and the way back is below.
 */
export const Page = () => {
  const t = useT();
  const back = useReturnPath();
  const [byRecovery, setByRecovery] = useState(false);
  const [typed, setTyped] = useState('');
  const take = useTakeSecondStep();
  const problems = useProblems<'code' | 'recoveryCode'>({
    faultOf: { code: 'signin.errorAppCode', recoveryCode: 'signin.errorRecoveryCode' },
    fieldOfCode: { code_invalid: byRecovery ? 'recoveryCode' : 'code' },
    textOfCode: { code_invalid: byRecovery ? 'signin.recoveryCodeWrong' : 'signin.appCodeWrong' },
  });
  useLeaveWhenSignedIn();

  const submit = async (): Promise<void> => {
    const faults = byRecovery ? { recoveryCode: recoveryCodeFault(typed) } : { code: appCodeFault(typed) };
    if (take.isPending || !problems.check(faults)) return;
    await take.mutateAsync(byRecovery ? { recoveryCode: typed.trim() } : { code: typed }).catch(problems.refuse);
  };
  const changeWay = (): void => {
    problems.clear();
    setTyped('');
    setByRecovery(!byRecovery);
  };

  return (
    <>
      <MovedTitle title={t('signin.secondTitle')} failed={problems.failed} />
      <p className="lead">{t(byRecovery ? 'signin.secondRecoveryLead' : 'signin.secondLead')}</p>
      <ProblemSummary problems={problems} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {byRecovery ? (
          <TextField
            id="recoveryCode"
            key="recoveryCode"
            label={t('signin.recoveryCode')}
            hint={t('signin.recoveryCodeHint')}
            error={problems.fields.recoveryCode}
            value={typed}
            maxLength={20}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-required
            onChange={(event) => setTyped(event.target.value)}
          />
        ) : (
          <TextField
            id="code"
            key="code"
            className="input code-input num"
            label={t('signin.appCode')}
            hint={t('signin.appCodeHint')}
            error={problems.fields.code}
            value={typed}
            inputMode="numeric"
            autoComplete="one-time-code"
            aria-required
            onChange={(event) => setTyped(digitsOf(event.target.value))}
          />
        )}
        <div className="btnrow mt5">
          <Button kind="primary" big wide type="submit" busy={take.isPending}>
            {t('identity.signIn')}
          </Button>
        </div>
      </form>
      <div className="btnrow mt4">
        <Button kind="quiet" onClick={changeWay}>
          {t(byRecovery ? 'signin.useApp' : 'signin.useRecovery')}
        </Button>
      </div>
      <p className="meta mt4">
        <Rich id="signin.lostAll" components={{ link: <Link to="/kontakt" /> }} />
      </p>
      <p className="mt5">
        <Link to="/zaloguj" search={back === '/' ? {} : { powrot: back }}>
          {t('signin.startAgain')}
        </Link>
      </p>
    </>
  );
};
