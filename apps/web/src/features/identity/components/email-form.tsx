import { useEffect, useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { useProblems } from '../use-problems.ts';
import { emailFault } from '../validate.ts';
import { EmailField } from './email-field.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { ProofField, proofFaults, proofOf } from './proof-field.tsx';
import type { Proof, ProofWay } from './proof-field.tsx';

interface EmailFormProps {
  readonly by: ProofWay;
  /** Rejects with the refusal. */
  readonly onAsk: (email: string, proof: Proof) => Promise<void>;
  readonly onCancel: () => void;
}

/** A new address, and what proves that the account's owner wants it. */
export const EmailForm = ({ by, onAsk, onCancel }: EmailFormProps) => {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [email, setEmail] = useState('');
  const [busy, setBusy] = useState(false);
  const problems = useProblems<'currentPassword' | 'code' | 'email'>({
    faultOf: {
      currentPassword: 'identity.errorPasswordEmpty',
      code: 'identity.errorCode',
      email: 'identity.errorEmail',
    },
    fieldOfCode: { code_invalid: 'code', invalid_credentials: 'currentPassword' },
  });

  // The button that opened the form is gone.
  useEffect(() => document.querySelector<HTMLInputElement>('#currentPassword, #code')?.focus(), []);

  const submit = async (): Promise<void> => {
    if (busy || !problems.check({ ...proofFaults(by, typed), email: emailFault(email) })) return;
    setBusy(true);
    try {
      await onAsk(email.trim(), proofOf(by, typed));
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
      <ProblemSummary problems={problems} />
      <ProofField by={by} value={typed} onChange={setTyped} errors={problems.fields} />
      <EmailField
        label={t('identity.emailNew')}
        value={email}
        onChange={setEmail}
        error={problems.fields.email}
        hint={t('identity.emailNewHint')}
        autoComplete="email"
      />
      <div className="btnrow mt5">
        <Button kind="primary" type="submit" busy={busy}>
          {t('identity.sendCode')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
};
