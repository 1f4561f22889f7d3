import { organisationLimits as limits } from '@moja-ulica/shared/organisations/limits.ts';
import type { Organisation } from '@moja-ulica/shared/organisations/schema.ts';
import { Pencil } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ApiError } from '../../../lib/api-error.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useUpdateOrganisation } from '../mutations.ts';

const opener = 'edit-organisation';
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
  const text = (name: keyof typeof fields) => ({
    value: fields[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setFields({ ...fields, [name]: target.value }),
  });
  // The button that opened the form is gone.
  useEffect(() => document.querySelector<HTMLElement>(`#${firstField}`)?.focus(), []);
  const faulty = update.error instanceof ApiError ? update.error.fields.map(({ field }) => field) : [];
  const submit = (): void => {
    const [pl, en] = [fields.pl.trim(), fields.en.trim()];
    const tooShort = pl.length < limits.minDescriptionChars;
    setShort(tooShort);
    if (tooShort || update.isPending) return;
    update.mutate(
      {
        description: { pl, ...(en !== '' && { en }) },
        contactUrl: fields.contactUrl.trim() || null,
        contactEmail: fields.contactEmail.trim() || null,
      },
      {
        onSuccess: () => {
          showToast(t('organisations.saved'));
          onDone();
        },
      },
    );
  };
  return (
    <form
      className="mt4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {update.error === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, update.error)}
        </Banner>
      )}
      <TextArea
        label={t('organisations.descriptionPl')}
        error={short ? t('organisations.descriptionShort') : undefined}
        rows={4}
        maxLength={limits.maxDescriptionChars}
        aria-required
        id={firstField}
        {...text('pl')}
      />
      <TextArea
        label={t('organisations.descriptionEn')}
        rows={4}
        lang="en"
        maxLength={limits.maxDescriptionChars}
        {...text('en')}
      />
      <TextField
        label={t('organisations.contactUrl')}
        error={faulty.includes('contactUrl') ? t('organisations.contactUrlWrong') : undefined}
        inputMode="url"
        maxLength={limits.maxContactUrlChars}
        {...text('contactUrl')}
      />
      <TextField
        label={t('organisations.contactEmail')}
        error={faulty.includes('contactEmail') ? t('organisations.contactEmailWrong') : undefined}
        inputMode="email"
        {...text('contactEmail')}
      />
      <div className="btnrow mt4">
        <Button kind="primary" type="submit" busy={update.isPending}>
          {t('organisations.save')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
};

/** What an organisation says of itself, for who looks after it: a button, and the form in its place. */
export const AboutForm = ({ organisation }: { readonly organisation: Organisation }) => {
  const t = useT();
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
    // The form had the focus: it goes back to where it came from.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${opener}`)?.focus());
  };
  return open ? (
    <Form organisation={organisation} onDone={close} />
  ) : (
    <p className="mt4">
      <Button id={opener} icon={Pencil} onClick={() => setOpen(true)}>
        {t('organisations.edit')}
      </Button>
    </p>
  );
};
