import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useProblems } from '../use-problems.ts';
import { emailFault } from '../validate.ts';
import { EmailField } from './email-field.tsx';
import { proofFaults, proofOf } from '../proof.ts';
import type { Proof, ProofWay } from '../proof.ts';
import { ProofField } from './proof-field.tsx';
import { SettingForm } from './setting-form.tsx';

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
  const problems = useProblems<'currentPassword' | 'code' | 'email'>({
    faultOf: {
      currentPassword: 'identity.errorPasswordEmpty',
      code: 'identity.errorCode',
      email: 'identity.errorEmail',
    },
    fieldOfCode: { code_invalid: 'code', code_expired: 'code', invalid_credentials: 'currentPassword' },
    textOfCode: { invalid_credentials: 'identity.passwordWrong' },
  });
  return (
    <SettingForm
      problems={problems}
      faults={{ ...proofFaults(by, typed), email: emailFault(email) }}
      first={['currentPassword', 'code']}
      action={t('identity.sendCode')}
      onSubmit={() => onAsk(email.trim(), proofOf(by, typed))}
      onCancel={onCancel}
    >
      <ProofField by={by} value={typed} onChange={setTyped} errors={problems.fields} />
      <EmailField
        label={t('identity.emailNew')}
        value={email}
        onChange={setEmail}
        error={problems.fields.email}
        hint={t('identity.emailNewHint')}
        autoComplete="email"
      />
    </SettingForm>
  );
};
