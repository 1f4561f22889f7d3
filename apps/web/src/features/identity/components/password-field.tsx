import { useState } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { TextField } from '../../../ui/field.tsx';

interface PasswordFieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly required?: boolean;
}

/** A password that can be shown while it is typed. */
export const PasswordField = ({ onChange, hint, required = false, ...field }: PasswordFieldProps) => {
  const t = useT();
  const [visible, setVisible] = useState(false);
  return (
    <>
      <TextField
        {...field}
        {...(hint !== undefined && { hint })}
        type={visible ? 'text' : 'password'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        aria-required={required}
        onChange={(event) => onChange(event.target.value)}
      />
      <label className="check">
        <input type="checkbox" checked={visible} onChange={(event) => setVisible(event.target.checked)} />
        <span>{t('identity.showPassword')}</span>
      </label>
    </>
  );
};
