import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { TextField } from '../../../ui/field.tsx';
import { useProblems } from '../use-problems.ts';
import { passkeyNameFault } from '../validate.ts';
import { SettingForm } from './setting-form.tsx';

interface PasskeyNameFormProps {
  /** What the passkey is called so far. */
  readonly name: string;
  /** Rejects with the refusal. */
  readonly onRename: (name: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** Another name for a passkey, in the place of the old one. */
export const PasskeyNameForm = ({ name, onRename, onCancel }: PasskeyNameFormProps) => {
  const t = useT();
  const [typed, setTyped] = useState(name);
  const problems = useProblems<'name'>({
    faultOf: { name: 'signin.errorPasskeyName' },
    fieldOfCode: { name_not_allowed: 'name' },
    textOfCode: { name_not_allowed: 'signin.errorPasskeyName' },
  });
  return (
    <SettingForm
      problems={problems}
      faults={{ name: passkeyNameFault(typed) }}
      first={['name']}
      action={t('signin.passkeyRenameNow')}
      onSubmit={() => onRename(typed.trim())}
      onCancel={onCancel}
    >
      <TextField
        id="name"
        label={t('signin.passkeyRenameLabel', { name })}
        hint={t('signin.passkeyNameHint')}
        error={problems.fields.name}
        value={typed}
        autoComplete="off"
        aria-required
        onChange={(event) => setTyped(event.target.value)}
      />
    </SettingForm>
  );
};
