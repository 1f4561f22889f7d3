import { useState } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { proofFaults, proofOf } from '../proof.ts';
import type { Proof, ProofWay } from '../proof.ts';
import { useProblems } from '../use-problems.ts';
import { ProofField } from './proof-field.tsx';
import { SettingForm } from './setting-form.tsx';

interface ProofFormProps {
  readonly by: ProofWay;
  /** What happens then. */
  readonly lead: string;
  /** The verb on the button. */
  readonly action: string;
  readonly danger?: boolean;
  /** Rejects with the refusal. */
  readonly onProven: (proof: Proof) => Promise<void>;
  readonly onCancel: () => void;
  /** What else is chosen, above the proof. */
  readonly children?: ReactNode;
}

/** Asks for what proves that the account's owner asks. */
export const ProofForm = ({ by, lead, action, danger = false, onProven, onCancel, children }: ProofFormProps) => {
  const t = useT();
  const [typed, setTyped] = useState('');
  const problems = useProblems<'currentPassword' | 'code'>({
    faultOf: { currentPassword: 'identity.errorPasswordEmpty', code: 'identity.errorCode' },
    fieldOfCode: { code_invalid: 'code', code_expired: 'code', invalid_credentials: 'currentPassword' },
    textOfCode: { invalid_credentials: 'identity.passwordWrong' },
  });
  return (
    <SettingForm
      problems={problems}
      faults={proofFaults(by, typed)}
      first={['currentPassword', 'code']}
      action={action}
      danger={danger}
      onSubmit={() => onProven(proofOf(by, typed))}
      onCancel={onCancel}
    >
      {children}
      <p>
        {lead} {t('identity.proveFirst')}
      </p>
      <ProofField by={by} value={typed} onChange={setTyped} errors={problems.fields} />
    </SettingForm>
  );
};
