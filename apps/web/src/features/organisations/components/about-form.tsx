import { organisationLimits as limits } from '@moja-ulica/shared/organisations/limits.ts';
import type { Organisation } from '@moja-ulica/shared/organisations/schema.ts';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { ApiError } from '../../../lib/api-error.ts';
import { useT } from '../../../lib/i18n.tsx';
import { TextField } from '../../../ui/field.tsx';
import { FormInPlace, OpensForm } from '../../../ui/form-in-place.tsx';
import { LocalizedField } from '../../../ui/localized-field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useUpdateOrganisation } from '../mutations.ts';

const firstField = 'description-pl';

interface FormProps {
  readonly organisation: Organisation;
  readonly onDone: () => void;
}

const Form = ({ organisation, onDone }: FormProps) => {
  const t = useT();
  const update = useUpdateOrganisation(organisation.slug);
  const [fields, setFields] = useState({
    pl: organisation.description.pl,
    en: organisation.description.en ?? '',
    contactUrl: organisation.contactUrl ?? '',
    contactEmail: organisation.contactEmail ?? '',
  });
  const [short, setShort] = useState(false);
  const text = (name: 'contactUrl' | 'contactEmail') => ({
    value: fields[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setFields({ ...fields, [name]: target.value }),
  });
  const faulty = update.error instanceof ApiError ? update.error.fields.map(({ field }) => field) : [];
  const [pl, en] = [fields.pl.trim(), fields.en.trim()];
  return (
    <FormInPlace
      first={[firstField]}
      action={t('organisations.save')}
      check={() => {
        const tooShort = pl.length < limits.minDescriptionChars;
        setShort(tooShort);
        return !tooShort;
      }}
      onSubmit={async () => {
        await update.mutateAsync({
          description: { pl, ...(en !== '' && { en }) },
          contactUrl: fields.contactUrl.trim() || null,
          contactEmail: fields.contactEmail.trim() || null,
        });
        showToast(t('organisations.saved'));
        onDone();
      }}
      onCancel={onDone}
    >
      <LocalizedField
        multiline
        id={firstField}
        label={t('organisations.description')}
        error={short ? t('organisations.descriptionShort') : undefined}
        maxLength={limits.maxDescriptionChars}
        value={{ pl: fields.pl, en: fields.en }}
        onChange={(description) => setFields({ ...fields, en: '', ...description })}
      />
      <TextField
        label={t('organisations.contactUrl')}
        hint={t('ui.optional')}
        error={faulty.includes('contactUrl') ? t('organisations.contactUrlWrong') : undefined}
        inputMode="url"
        maxLength={limits.maxContactUrlChars}
        {...text('contactUrl')}
      />
      <TextField
        label={t('organisations.contactEmail')}
        hint={t('ui.optional')}
        error={faulty.includes('contactEmail') ? t('organisations.contactEmailWrong') : undefined}
        inputMode="email"
        {...text('contactEmail')}
      />
    </FormInPlace>
  );
};

/** What an organisation says of itself, for who looks after it: a button, and the form in its place. */
export const AboutForm = ({ organisation }: { readonly organisation: Organisation }) => {
  const t = useT();
  return (
    <div className="mt4">
      <OpensForm label={t('organisations.edit')} icon={Pencil}>
        {(close) => <Form organisation={organisation} onDone={close} />}
      </OpensForm>
    </div>
  );
};
