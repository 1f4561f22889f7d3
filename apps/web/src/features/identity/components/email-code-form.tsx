import { useState } from 'react';
import { Rich, useT } from '../../../lib/i18n.tsx';
import { TextField } from '../../../ui/field.tsx';
import { useProblems } from '../use-problems.ts';
import { codeFault, digitsOf } from '../validate.ts';
import { SettingForm } from './setting-form.tsx';

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
  const problems = useProblems<'new-code'>({
    faultOf: { 'new-code': 'identity.errorCode' },
    fieldOfCode: { code_invalid: 'new-code', code_expired: 'new-code' },
  });
  return (
    <SettingForm
      problems={problems}
      faults={{ 'new-code': codeFault(code) }}
      first={['new-code']}
      action={t('identity.emailSet')}
      onSubmit={() => onCode(digitsOf(code))}
      onCancel={onCancel}
    >
      <p>
        <Rich id="identity.codeSent" values={{ email }} components={{ b: <b /> }} />
      </p>
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
      <p className="meta">{t('identity.codeMissing')}</p>
    </SettingForm>
  );
};
