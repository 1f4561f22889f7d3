import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useMe } from '../../../lib/session.ts';
import { useProblems } from '../use-problems.ts';
import { newPasswordFault } from '../validate.ts';
import { PasswordField } from './password-field.tsx';
import { proofFaults, proofOf } from '../proof.ts';
import type { Proof, ProofWay } from '../proof.ts';
import { ProofField } from './proof-field.tsx';
import { SettingForm } from './setting-form.tsx';

interface PasswordFormProps {
  readonly by: ProofWay;
  /** Rejects with the refusal. */
  readonly onSet: (password: string, proof: Proof) => Promise<void>;
  readonly onCancel: () => void;
}

/** A new password, and what proves that its owner sets it. */
export const PasswordForm = ({ by, onSet, onCancel }: PasswordFormProps) => {
  const t = useT();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const problems = useProblems<'currentPassword' | 'code' | 'password'>({
    faultOf: {
      currentPassword: 'identity.errorPasswordEmpty',
      code: 'identity.errorCode',
      password: 'identity.errorPasswordShort',
    },
    fieldOfCode: {
      code_invalid: 'code',
      code_expired: 'code',
      invalid_credentials: 'currentPassword',
      password_too_common: 'password',
    },
    textOfCode: { invalid_credentials: 'identity.passwordWrong' },
  });
  return (
    <SettingForm
      problems={problems}
      faults={{ ...proofFaults(by, typed), password: newPasswordFault(password, true) }}
      first={['currentPassword', 'code']}
      action={t('identity.passwordSet')}
      onSubmit={() => onSet(password, proofOf(by, typed))}
      onCancel={onCancel}
    >
      {/* Tells the browser's own keeper of passwords whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={me?.email ?? ''} />
      <ProofField by={by} value={typed} onChange={setTyped} errors={problems.fields} />
      <PasswordField
        id="password"
        label={t('identity.passwordNew')}
        hint={t('identity.passwordHintRequired')}
        error={problems.fields.password}
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        required
      />
    </SettingForm>
  );
};
