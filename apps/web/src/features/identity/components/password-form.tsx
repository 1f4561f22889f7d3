import { useEffect, useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useMe } from '../../../lib/session.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { useProblems } from '../use-problems.ts';
import { codeFault, digitsOf, newPasswordFault } from '../validate.ts';
import { PasswordField } from './password-field.tsx';
import { ProblemSummary } from './problem-summary.tsx';

/** How the person shows that it is them. */
export type Proof = { readonly currentPassword: string } | { readonly code: string };

interface PasswordFormProps {
  /** What is asked for: the password so far, or the code that was mailed. */
  readonly by: 'password' | 'code';
  /** Rejects with the refusal. */
  readonly onSet: (password: string, proof: Proof) => Promise<void>;
  readonly onCancel: () => void;
}

/** A new password, and what proves that its owner sets it. */
export const PasswordForm = ({ by, onSet, onCancel }: PasswordFormProps) => {
  const t = useT();
  const me = useMe();
  const [proof, setProof] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const byCode = by === 'code';
  const problems = useProblems<'currentPassword' | 'code' | 'password'>({
    faultOf: {
      currentPassword: 'identity.errorPasswordEmpty',
      code: 'identity.errorCode',
      password: 'identity.errorPasswordShort',
    },
    fieldOfCode: { code_invalid: 'code', invalid_credentials: 'currentPassword', password_too_common: 'password' },
  });

  // The button that opened the form is gone.
  useEffect(() => document.querySelector<HTMLInputElement>('#currentPassword, #code')?.focus(), []);

  const submit = async (): Promise<void> => {
    const faults = {
      currentPassword: !byCode && proof === '' ? ('identity.errorPasswordEmpty' as const) : undefined,
      code: byCode ? codeFault(proof) : undefined,
      password: newPasswordFault(password, true),
    };
    if (busy || !problems.check(faults)) return;
    setBusy(true);
    try {
      await onSet(password, byCode ? { code: digitsOf(proof) } : { currentPassword: proof });
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
      {/* Tells the browser's own keeper of passwords whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={me?.email ?? ''} />
      {byCode ? (
        <TextField
          id="code"
          className="input code-input num"
          label={t('identity.code')}
          hint={t('identity.passwordCodeSent', { email: me?.email ?? '' })}
          error={problems.fields.code}
          value={proof}
          inputMode="numeric"
          autoComplete="one-time-code"
          aria-required
          onChange={(event) => setProof(digitsOf(event.target.value))}
        />
      ) : (
        <PasswordField
          id="currentPassword"
          label={t('identity.passwordCurrent')}
          error={problems.fields.currentPassword}
          value={proof}
          onChange={setProof}
          autoComplete="current-password"
          required
        />
      )}
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
      <div className="btnrow mt5">
        <Button kind="primary" type="submit" busy={busy}>
          {t('identity.passwordSet')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
};
