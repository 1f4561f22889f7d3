import { organisationKinds, organisationLimits as limits } from '@moja-ulica/shared/organisations/limits.ts';
import { organisationAddress } from '@moja-ulica/shared/organisations/paths.ts';
import { slugify } from '@moja-ulica/shared/ids.ts';
import { useRef, useState } from 'react';
import { newIdempotencyKey } from '../../../lib/api-client.ts';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { usePlaces } from '../../../lib/places.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field, TextField } from '../../../ui/field.tsx';
import { LocalizedField } from '../../../ui/localized-field.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { OrganisationList } from '../components/organisation-list.tsx';
import { useCreateOrganisation } from '../mutations.ts';
import { organisationsQuery, placesQuery } from '../queries.ts';

export const prefetch: Prefetch = (client) =>
  Promise.all([client.prefetchQuery(organisationsQuery), client.prefetchQuery(placesQuery)]);

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

const NewOrganisationForm = () => {
  const t = useT();
  const places = usePlaces();
  const create = useCreateOrganisation();
  const [fields, setFields] = useState(empty);
  // One key for one content: sent again after a lost answer it makes no second one.
  const sent = useRef<{ readonly key: string; readonly content: string }>(undefined);
  const put = (change: Partial<typeof empty>): void => setFields({ ...fields, ...change });
  const text = (name: 'name' | 'slug' | 'contactUrl' | 'contactEmail' | 'keeper') => ({
    value: fields[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) => put({ [name]: target.value }),
  });
  // Of no name there is no address yet.
  const address = fields.slug || (fields.name.trim() === '' ? '' : slugify(fields.name));
  const submit = (): void => {
    if (create.isPending) return;
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
          id="organisation-description"
          label={t('organisations.description')}
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
        <fieldset className="mt5">
          <legend>{t('organisations.worksIn')}</legend>
          {places.map(({ slug, name }) => (
            <label className="check" key={slug}>
              <input
                type="checkbox"
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
      {create.error === null ? undefined : (
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

/** `/admin/organizacje`: all there are, and a new one. */
export const Page = () => {
  const t = useT();
  useCrumbs([{ label: t('app.admin') }, { label: t('app.adminOrganisations') }]);
  return (
    <div className="narrow">
      <PageTitle title={t('app.adminOrganisations')} />
      <OrganisationList />
      <NewOrganisationForm />
    </div>
  );
};
