import { useEffect, useState } from 'react';
import { Rich, useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { useProblems } from '../use-problems.ts';
import { codeFault, digitsOf } from '../validate.ts';
import { ProblemSummary } from './problem-summary.tsx';

interface EmailCodeFormProps {
  /** The new address. */
  readonly email: string;
  /** Rejects with the refusal. */
  readonly onCode: (code: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** The code that came to the new address. */
export const EmailCodeForm = ({ email, onCode, onCancel }: EmailCodeFormProps) => {
  const t = useT();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const problems = useProblems<'new-code'>({
    faultOf: { 'new-code': 'identity.errorCode' },
    fieldOfCode: { code_invalid: 'new-code' },
  });

  useEffect(() => document.querySelector<HTMLInputElement>('#new-code')?.focus(), []);

  const submit = async (): Promise<void> => {
    if (busy || !problems.check({ 'new-code': codeFault(code) })) return;
    setBusy(true);
    try {
      await onCode(digitsOf(code));
    } catch (error) {
      problems.refuse(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>
        <Rich id="identity.codeSent" values={{ email }} components={{ b: <b /> }} />
      </p>
      <ProblemSummary problems={problems} />
      <TextField
        id="new-code"
        className="input code-input num"
        label={t('identity.code')}
        hint={t('identity.emailCodeLife')}
        error={problems.fields['new-code']}
        value={code}
        inputMode="numeric"
        autoComplete="one-time-code"
        aria-required
        onChange={(event) => setCode(digitsOf(event.target.value))}
      />
      <div className="btnrow mt5">
        <Button kind="primary" type="submit" busy={busy}>
          {t('identity.emailSet')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
};
