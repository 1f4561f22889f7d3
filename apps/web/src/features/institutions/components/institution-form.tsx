import { slugify } from '@moja-ulica/shared/ids.ts';
import { institutionLimits as limits } from '@moja-ulica/shared/institutions/limits.ts';
import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { usePlaces } from '../../../lib/places.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary, FieldError, TextField } from '../../../ui/field.tsx';
import { LocalizedField } from '../../../ui/localized-field.tsx';
import { faultsOf } from '../institution-values.ts';
import type { InstitutionField, InstitutionValues } from '../institution-values.ts';

const asked: Readonly<Record<InstitutionField, MessageKey>> = {
  slug: 'institutions.askSlug',
  name: 'institutions.askName',
  description: 'institutions.askDescription',
  promiseDays: 'institutions.askDays',
  places: 'institutions.askPlaces',
};

const kinds = [
  ['estate_council', 'institutions.estateCouncil'],
  ['city_department', 'institutions.cityDepartment'],
] as const;

interface InstitutionFormProps {
  readonly initial: InstitutionValues;
  /** One that is there has its address for good. */
  readonly fixed: boolean;
  readonly action: string;
  readonly busy: boolean;
  readonly failure: unknown;
  readonly onSave: (values: InstitutionValues) => void;
}

/** All that an institution is, in one form. */
export const InstitutionForm = ({ initial, fixed, action, busy, failure, onSave }: InstitutionFormProps) => {
  const t = useT();
  const places = usePlaces();
  const [values, setValues] = useState(initial);
  const [ownSlug, setOwnSlug] = useState(fixed);
  const [problems, setProblems] = useState<{ attempt: number; faults: readonly InstitutionField[] }>({
    attempt: 0,
    faults: [],
  });
  const put = (change: Partial<InstitutionValues>): void => setValues((before) => ({ ...before, ...change }));
  const words = (field: InstitutionField): string => t(asked[field], { days: limits.maxPromiseDays });
  const errorOf = (field: InstitutionField) => (problems.faults.includes(field) ? words(field) : undefined);
  const save = (): void => {
    if (busy) return;
    const faults = faultsOf(values, limits.maxPromiseDays);
    setProblems(({ attempt }) => ({ attempt: attempt + 1, faults }));
    if (faults.length === 0) onSave(values);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ErrorSummary
        attempt={problems.attempt}
        items={problems.faults.map((field) => ({ field: `institution-${field}`, text: words(field) }))}
      />
      <LocalizedField
        id="institution-name"
        label={t('institutions.name')}
        maxLength={limits.maxNameChars}
        value={values.name}
        error={errorOf('name')}
        onChange={(name) => put({ name, ...(!ownSlug && { slug: slugify(`x ${name.pl}`).slice(2) }) })}
      />
      {fixed ? undefined : (
        <TextField
          id="institution-slug"
          label={t('institutions.slug')}
          hint={t('institutions.slugHint')}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          value={values.slug}
          error={errorOf('slug')}
          onChange={({ target: { value } }) => {
            setOwnSlug(true);
            put({ slug: value });
          }}
        />
      )}
      <LocalizedField
        multiline
        id="institution-description"
        label={t('institutions.description')}
        hint={t('institutions.descriptionHint')}
        maxLength={limits.maxDescriptionChars}
        value={values.description}
        error={errorOf('description')}
        onChange={(description) => put({ description })}
      />
      <fieldset className="field">
        <legend>{t('institutions.kind')}</legend>
        {kinds.map(([kind, label]) => (
          <label className="radio" key={kind}>
            <input type="radio" name="kind" checked={values.kind === kind} onChange={() => put({ kind })} />
            <div>{t(label)}</div>
          </label>
        ))}
      </fieldset>
      <TextField
        id="institution-promiseDays"
        label={t('institutions.days')}
        hint={t('institutions.daysHint')}
        inputMode="numeric"
        maxLength={3}
        value={values.promiseDays}
        error={errorOf('promiseDays')}
        onChange={({ target: { value } }) => put({ promiseDays: value })}
      />
      <fieldset className="field" aria-describedby={errorOf('places') === undefined ? undefined : 'served-error'}>
        <legend>{t('institutions.places')}</legend>
        {errorOf('places') === undefined ? undefined : <FieldError id="served-error">{errorOf('places')}</FieldError>}
        {places.map(({ slug, name }, at) => (
          <label className="check" key={slug}>
            <input
              type="checkbox"
              {...(at === 0 && { id: 'institution-places' })}
              checked={values.places.includes(slug)}
              onChange={({ target: { checked } }) =>
                put({
                  places: places
                    .map((place) => place.slug)
                    .filter((each) => (each === slug ? checked : values.places.includes(each))),
                })
              }
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      {failure === null || failure === undefined ? undefined : (
        <div className="mt4">
          <Banner kind="bad" live="alert">
            {errorText(t, failure)}
          </Banner>
        </div>
      )}
      <div className="btnrow mt5">
        <Button kind="primary" type="submit" busy={busy}>
          {action}
        </Button>
      </div>
    </form>
  );
};
