import { estateLimits as limits } from '@moja-ulica/shared/estates/limits.ts';
import type { Place, Street } from '@moja-ulica/shared/estates/schema.ts';
import { useEffect, useState } from 'react';
import { ApiError } from '../../../lib/api-error.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useKeyFor } from '../../../lib/key-for.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useAddStreets, useRemoveStreet, useRenameStreet } from '../mutations.ts';
import { StreetImport } from './street-import.tsx';

/** More would be long to look through: a part of the name finds the rest. */
const maxShown = 50;

interface StreetFormProps {
  readonly id: string;
  readonly initial: string;
  readonly action: string;
  readonly busy: boolean;
  /** What the API has against this name. */
  readonly refusal?: string | undefined;
  readonly onSave: (name: string) => void;
  readonly onCancel?: () => void;
}

const StreetForm = ({ id, initial, action, busy, refusal, onSave, onCancel }: StreetFormProps) => {
  const t = useT();
  const [name, setName] = useState(initial);
  const [empty, setEmpty] = useState(false);
  useEffect(() => {
    if (refusal !== undefined) document.getElementById(id)?.focus();
  }, [refusal, id]);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const blank = name.trim() === '';
        setEmpty(blank);
        if (blank) document.getElementById(id)?.focus();
        else if (!busy) onSave(name);
      }}
    >
      <TextField
        id={id}
        label={t('estates.streetName')}
        hint={t('estates.streetHint')}
        lang="pl"
        maxLength={limits.maxNameChars}
        value={name}
        error={empty ? t('estates.askStreet') : refusal}
        onChange={({ target: { value } }) => setName(value)}
      />
      <div className="btnrow mt4">
        <Button type="submit" busy={busy}>
          {action}
        </Button>
        {onCancel === undefined ? undefined : (
          <Button kind="quiet" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
};

/** The streets of a place by name. One that threads have is not removed; the API says so. */
export const Streets = ({ place }: { readonly place: Place }) => {
  const t = useT();
  const keyFor = useKeyFor();
  const [part, setPart] = useState('');
  const [renaming, setRenaming] = useState<string>();
  const add = useAddStreets(place.slug);
  const rename = useRenameStreet(place.slug);
  const remove = useRemoveStreet(place.slug);
  const taken = rename.error instanceof ApiError && rename.error.code === 'name_taken' ? rename.error : null;
  const failure = add.error ?? (taken === null ? rename.error : null) ?? remove.error;
  const begin = (): void => {
    for (const mutation of [add, rename, remove]) mutation.reset();
  };
  const matching = place.streets.filter(({ name }) => name.toLowerCase().includes(part.trim().toLowerCase()));

  const row = ({ slug, name }: Street) =>
    renaming === slug ? (
      <StreetForm
        id={`street-${slug}`}
        initial={name}
        action={t('estates.save')}
        busy={rename.isPending}
        refusal={taken === null ? undefined : errorText(t, taken)}
        onCancel={() => setRenaming(undefined)}
        onSave={(streetName) => {
          begin();
          rename.mutate({ street: slug, streetName }, { onSuccess: () => setRenaming(undefined) });
        }}
      />
    ) : (
      <>
        <div lang="pl">{name}</div>
        <div className="btnrow">
          <Button
            aria-label={t('estates.renameOf', { name })}
            onClick={() => {
              begin();
              setRenaming(slug);
            }}
          >
            {t('estates.rename')}
          </Button>
          <Button
            kind="quiet"
            aria-label={t('estates.removeOf', { name })}
            onClick={() => {
              begin();
              remove.mutate(slug, { onSuccess: () => showToast(t('estates.removed', { name })) });
            }}
          >
            {t('estates.remove')}
          </Button>
        </div>
      </>
    );

  return (
    <section className="setting" aria-labelledby="streets">
      <h2 id="streets">{t('estates.streets')}</h2>
      <p>{t('estates.streetsLead')}</p>
      {failure === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, failure)}
        </Banner>
      )}
      {place.streets.length > maxShown ? (
        <TextField
          id="street-part"
          label={t('estates.findStreet')}
          value={part}
          onChange={({ target: { value } }) => setPart(value)}
        />
      ) : undefined}
      <output className="meta">
        {t('estates.streetCount', { count: matching.length })}
        {matching.length > maxShown ? ` ${t('estates.streetsFirst', { count: maxShown })}` : ''}
      </output>
      <ul>
        {matching.slice(0, maxShown).map((street) => (
          <li className="line-item named" key={street.slug}>
            {row(street)}
          </li>
        ))}
      </ul>
      <StreetForm
        key={place.streets.length}
        id="new-street"
        initial=""
        action={t('estates.addStreet')}
        busy={add.isPending}
        onSave={(name) => {
          begin();
          add.mutate(
            { names: [name], idempotencyKey: keyFor([name, place.streets.length]) },
            {
              onSuccess: ({ streets }) =>
                showToast(t(streets.length > place.streets.length ? 'estates.added' : 'estates.streetThere', { name })),
            },
          );
        }}
      />
      <StreetImport place={place} />
    </section>
  );
};
