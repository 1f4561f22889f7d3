import { useT } from '../../../lib/i18n.tsx';
import { useMe } from '../../../lib/session.ts';
import { TextField } from '../../../ui/field.tsx';
import type { ProofWay } from '../proof.ts';
import { digitsOf } from '../validate.ts';
import { PasswordField } from './password-field.tsx';
import { ResendProof } from './resend-proof.tsx';

interface ProofFieldProps {
  readonly by: ProofWay;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly errors: { readonly currentPassword?: string; readonly code?: string };
}

/** Asks for the proof. Its id is `currentPassword` or `code`, as the API calls it. */
export const ProofField = ({ by, value, onChange, errors }: ProofFieldProps) => {
  const t = useT();
  const me = useMe();
  return by === 'code' ? (
    <>
      <TextField
        id="code"
        className="input code-input num"
        label={t('identity.code')}
        hint={t('identity.proofSent', { email: me?.email ?? '' })}
        error={errors.code}
        value={value}
        inputMode="numeric"
        autoComplete="one-time-code"
        aria-required
        onChange={(event) => onChange(digitsOf(event.target.value))}
      />
      <ResendProof />
    </>
  ) : (
    <PasswordField
      id="currentPassword"
      label={t('identity.passwordCurrent')}
      error={errors.currentPassword}
      value={value}
      onChange={onChange}
      autoComplete="current-password"
      required
    />
  );
};
