import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { TextField } from '../../../ui/field.tsx';
import { proofFaults, proofOf } from '../proof.ts';
import type { Proof, ProofWay } from '../proof.ts';
import { useProblems } from '../use-problems.ts';
import { passkeyNameFault } from '../validate.ts';
import { ProofField } from './proof-field.tsx';
import { SettingForm } from './setting-form.tsx';

interface PasskeyFormProps {
  readonly by: ProofWay;
  /** What this device is called in the list of devices. */
  readonly device: string;
  /** Rejects with the refusal. */
  readonly onAdd: (name: string, proof: Proof) => Promise<void>;
  readonly onCancel: () => void;
}

/** What a new passkey is called, and what proves that the account's owner adds it; then the browser asks. */
export const PasskeyForm = ({ by, device, onAdd, onCancel }: PasskeyFormProps) => {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [name, setName] = useState(device);
  const problems = useProblems<'currentPassword' | 'code' | 'name'>({
    faultOf: {
      currentPassword: 'identity.errorPasswordEmpty',
      code: 'identity.errorCode',
      name: 'signin.errorPasskeyName',
    },
    fieldOfCode: {
      code_invalid: 'code',
      code_expired: 'code',
      invalid_credentials: 'currentPassword',
      name_not_allowed: 'name',
    },
    textOfCode: { invalid_credentials: 'identity.passwordWrong', name_not_allowed: 'signin.errorPasskeyName' },
  });
  return (
    <SettingForm
      problems={problems}
      faults={{ ...proofFaults(by, typed), name: passkeyNameFault(name) }}
      first={['currentPassword', 'code']}
      action={t('signin.passkeyMake')}
      onSubmit={() => onAdd(name.trim(), proofOf(by, typed))}
      onCancel={onCancel}
    >
      <ProofField by={by} value={typed} onChange={setTyped} errors={problems.fields} />
      <TextField
        id="name"
        label={t('signin.passkeyName')}
        hint={t('signin.passkeyNameHint')}
        error={problems.fields.name}
        value={name}
        autoComplete="off"
        aria-required
        onChange={(event) => setName(event.target.value)}
      />
    </SettingForm>
  );
};
