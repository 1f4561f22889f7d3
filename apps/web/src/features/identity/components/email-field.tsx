import { useT } from '../../../lib/i18n.tsx';
import { TextField } from '../../../ui/field.tsx';

interface EmailFieldProps {
  /** By default the address of the account. */
  readonly label?: string;
  readonly hint?: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'email' | 'username';
}

export const EmailField = ({ onChange, hint, ...field }: EmailFieldProps) => {
  const t = useT();
  return (
    <TextField
      id="email"
      label={t('identity.email')}
      {...field}
      {...(hint !== undefined && { hint })}
      type="email"
      inputMode="email"
      autoCapitalize="none"
      spellCheck={false}
      aria-required
      onChange={(event) => onChange(event.target.value)}
    />
  );
};
