import { slugify } from '@moja-ulica/shared/ids.ts';
import { organisationKinds, organisationLimits as limits } from '@moja-ulica/shared/organisations/limits.ts';
import { organisationAddress } from '@moja-ulica/shared/organisations/paths.ts';
import { useRef, useState } from 'react';
import { newIdempotencyKey } from '../../../lib/api-client.ts';
import { ApiError } from '../../../lib/api-error.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { usePlaces } from '../../../lib/places.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary, Field, FieldError, TextField } from '../../../ui/field.tsx';
import { LocalizedField } from '../../../ui/localized-field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useCreateOrganisation } from '../mutations.ts';

/** The words for a fault in a field, in the order of the form. */
const asked = {
  name: 'organisations.askName',
  slug: 'organisations.askSlug',
  description: 'organisations.descriptionShort',
  contactUrl: 'organisations.contactUrlWrong',
  contactEmail: 'organisations.contactEmailWrong',
  keeper: 'organisations.askKeeper',
  places: 'organisations.askPlaces',
} as const satisfies Record<string, MessageKey>;

type FieldName = keyof typeof asked;

const fieldNames = Object.keys(asked).filter((name): name is FieldName => name in asked);

/** Refusals that belong to one field, which say themselves what is wrong with it. */
const fieldOfCode: Partial<Record<ApiError['code'], FieldName>> = {
  organisation_exists: 'slug',
  person_not_found: 'keeper',
};
const idOf = (name: FieldName): string => `organisation-${name}`;

/** The fields that a refusal is about; none: it is about the whole. */
const fieldsOf = (error: unknown): readonly FieldName[] => {
  if (!(error instanceof ApiError)) return [];
  const byCode = fieldOfCode[error.code];
  if (byCode !== undefined) return [byCode];
  // A part of a text in several languages is named `description.pl`.
  const named = new Set(error.fields.map(({ field }) => field.split('.')[0]));
  return fieldNames.filter((name) => named.has(name));
};

const empty = {
  name: '',
  slug: '',
  kind: organisationKinds[0] as (typeof organisationKinds)[number],
  pl: '',
  en: '',
  contactUrl: '',
  contactEmail: '',
  keeper: '',
  places: [] as readonly string[],
};

const faultsOf = ({ name, pl, keeper, places }: typeof empty): readonly FieldName[] => [
  ...(name.trim().length < limits.minNameChars ? (['name'] as const) : []),
  ...(pl.trim().length < limits.minDescriptionChars ? (['description'] as const) : []),
  ...(keeper.trim() === '' ? (['keeper'] as const) : []),
  ...(places.length === 0 ? (['places'] as const) : []),
];

/** A new organisation, and who is asked to look after its page. */
export const NewOrganisationForm = () => {
  const t = useT();
  const places = usePlaces();
  const create = useCreateOrganisation();
  const [fields, setFields] = useState(empty);
  const [problems, setProblems] = useState<{ attempt: number; faults: readonly FieldName[] }>({
    attempt: 0,
    faults: [],
  });
  const show = (faults: readonly FieldName[]): void => setProblems(({ attempt }) => ({ attempt: attempt + 1, faults }));
  const errorOf = (name: FieldName): string | undefined => {
    if (!problems.faults.includes(name)) return undefined;
    const { error } = create;
    return error instanceof ApiError && fieldOfCode[error.code] === name ? errorText(t, error) : t(asked[name]);
  };
  // One key for one content: sent again after a lost answer it makes no second one.
  const sent = useRef<{ readonly key: string; readonly content: string }>(undefined);
  const put = (change: Partial<typeof empty>): void => setFields({ ...fields, ...change });
  const text = (name: 'name' | 'slug' | 'contactUrl' | 'contactEmail' | 'keeper') => ({
    id: idOf(name),
    error: errorOf(name),
    value: fields[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) => put({ [name]: target.value }),
  });
  // Of no name there is no address yet.
  const address = fields.slug || (fields.name.trim() === '' ? '' : slugify(fields.name));
  const submit = (): void => {
    if (create.isPending) return;
    create.reset();
    const faults = faultsOf(fields);
    show(faults);
    if (faults.length > 0) return;
    const content = JSON.stringify(fields);
    if (sent.current?.content !== content) sent.current = { key: newIdempotencyKey(), content };
    const { name, kind, pl, en, contactUrl, contactEmail, keeper } = fields;
    const slug = fields.slug === '' ? slugify(name) : fields.slug;
    create.mutate(
      {
        key: sent.current.key,
        body: {
          name,
          slug,
          kind,
          description: { pl, ...(en !== '' && { en }) },
          contactUrl: contactUrl || null,
          contactEmail: contactEmail || null,
          keeper: keeper.trim().replace(/^.*\/u\//, ''),
          places: [...fields.places],
        },
      },
      {
        onSuccess: () => {
          setFields(empty);
          showToast(t('organisations.created'));
        },
        onError: (error) => show(fieldsOf(error)),
      },
    );
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <section className="setting" aria-labelledby="new-organisation">
        <h2 id="new-organisation">{t('organisations.new')}</h2>
        <ErrorSummary
          attempt={problems.attempt}
          items={problems.faults.map((name) => ({ field: idOf(name), text: errorOf(name) ?? '' }))}
        />
        <TextField label={t('organisations.name')} maxLength={limits.maxNameChars} {...text('name')} />
        <TextField
          label={t('organisations.slug')}
          hint={address === '' ? undefined : t('organisations.slugHint', { address: organisationAddress(address) })}
          {...text('slug')}
        />
        <Field label={t('organisations.kind')}>
          {(control) => (
            <select
              className="input"
              {...control}
              value={fields.kind}
              onChange={({ target }) =>
                put({ kind: organisationKinds.find((kind) => kind === target.value) ?? fields.kind })
              }
            >
              {organisationKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`organisations.kind.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <LocalizedField
          multiline
          id={idOf('description')}
          label={t('organisations.description')}
          error={errorOf('description')}
          maxLength={limits.maxDescriptionChars}
          value={{ pl: fields.pl, en: fields.en }}
          onChange={(description) => put({ en: '', ...description })}
        />
        <TextField
          label={t('organisations.contactUrl')}
          hint={t('ui.optional')}
          inputMode="url"
          {...text('contactUrl')}
        />
        <TextField
          label={t('organisations.contactEmail')}
          hint={t('ui.optional')}
          inputMode="email"
          {...text('contactEmail')}
        />
        <TextField
          label={t('organisations.firstKeeper')}
          hint={t('organisations.handleHint')}
          autoCapitalize="none"
          {...text('keeper')}
        />
        <fieldset className="mt5" aria-describedby={errorOf('places') === undefined ? undefined : 'works-in-error'}>
          <legend>{t('organisations.worksIn')}</legend>
          {errorOf('places') === undefined ? undefined : (
            <FieldError id="works-in-error">{errorOf('places')}</FieldError>
          )}
          {places.map(({ slug, name }, at) => (
            <label className="check" key={slug}>
              <input
                type="checkbox"
                {...(at === 0 && { id: idOf('places') })}
                checked={fields.places.includes(slug)}
                onChange={({ target }) =>
                  put({
                    places: target.checked
                      ? [...fields.places, slug]
                      : fields.places.filter((chosen) => chosen !== slug),
                  })
                }
              />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
      </section>
      {create.error === null || problems.faults.length > 0 ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, create.error)}
        </Banner>
      )}
      <div className="btnrow mt4">
        <Button kind="primary" type="submit" busy={create.isPending}>
          {t('organisations.create')}
        </Button>
      </div>
    </form>
  );
};
